import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { AdminPage } from "../page/admin-page";
import { ConnectButton } from "./connect-button";

/** Any page that needs an organisation, before there is one. */
export function NotConnected({ title }: { title: string }) {
  return (
    <AdminPage title={title} narrow>
      <Card>
        <BlockStack gap="400">
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              Connect Xero first
            </Text>
            <Text as="p">
              The accounts and tax rates to choose from come from your Xero organisation. Nothing is posted until you switch it on.
            </Text>
          </BlockStack>
          <InlineStack>
            <ConnectButton />
          </InlineStack>
        </BlockStack>
      </Card>
    </AdminPage>
  );
}
