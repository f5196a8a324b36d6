import { Banner, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { AdminPage } from "../page/admin-page";
import { ConnectButton } from "./connect-button";

/** The consent is unknown, was used already, or is older than ten minutes. */
export function ConsentExpired({ problem }: { problem: string | null }) {
  return (
    <AdminPage title="Choose your organisation" back={{ label: "Home", url: "/app" }} narrow>
      {problem && <Banner tone="critical" title={problem} />}
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            This sign-in is no longer valid
          </Text>
          <Text as="p">
            A sign-in at Xero can be used once, within ten minutes. Nothing was connected by this one. Sign in again to carry on.
          </Text>
          <InlineStack>
            <ConnectButton label="Sign in to Xero again" />
          </InlineStack>
        </BlockStack>
      </Card>
    </AdminPage>
  );
}
