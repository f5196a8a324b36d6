import { BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import { ConnectButton } from "../connection/connect-button";
import styles from "./welcome-card.module.css";

const STEPS = [
  {
    title: "Connect Xero",
    text: "Sign in at Xero and choose the organisation that keeps this shop’s books.",
  },
  {
    title: "Check the accounts and tax rates",
    text: "Crossfoot proposes them from your own books. You confirm or change them.",
  },
  {
    title: "Switch it on",
    text: "Each order becomes one invoice, each payment is recorded, and both sides agree to the cent.",
  },
];

export function WelcomeCard() {
  return (
    <Card padding="600">
      <BlockStack gap="600">
        <BlockStack gap="200">
          <Text as="h2" variant="headingLg">
            Your orders in Xero, exact to the cent
          </Text>
          <Text as="p" tone="subdued">
            Takes about ten minutes. Nothing is posted until you switch it on.
          </Text>
        </BlockStack>
        <ol className={styles.steps}>
          {STEPS.map(({ title, text }) => (
            <li key={title}>
              <Box>
                <Text as="h3" variant="headingSm">
                  {title}
                </Text>
                <Text as="p">{text}</Text>
              </Box>
            </li>
          ))}
        </ol>
        <InlineStack>
          <ConnectButton />
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
