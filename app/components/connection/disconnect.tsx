import { useSubmit, useNavigation } from "@remix-run/react";
import { BlockStack, Button, List, Modal, Text } from "@shopify/polaris";
import { useState } from "react";

/** Disconnects after a question that says what stops and what stays. */
export function Disconnect({ organisation }: { organisation: string }) {
  const [asking, setAsking] = useState(false);
  const submit = useSubmit();
  const disconnecting = useNavigation().state !== "idle";
  const close = () => setAsking(false);

  return (
    <>
      <Button tone="critical" onClick={() => setAsking(true)}>
        Disconnect
      </Button>
      <Modal
        open={asking}
        onClose={close}
        title={`Disconnect ${organisation}?`}
        primaryAction={{
          content: "Disconnect",
          destructive: true,
          loading: disconnecting,
          onAction: () => submit({ intent: "disconnect" }, { method: "post" }),
        }}
        secondaryActions={[{ content: "Cancel", onAction: close }]}
      >
        <Modal.Section>
          <Consequences />
        </Modal.Section>
      </Modal>
    </>
  );
}

function Consequences() {
  return (
    <BlockStack gap="400">
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          What stops
        </Text>
        <List>
          <List.Item>New orders and payments are no longer posted to Xero.</List.Item>
          <List.Item>Payments entered in Xero no longer mark orders as paid in Shopify.</List.Item>
          <List.Item>Crossfoot gives back its access to the organisation.</List.Item>
        </List>
      </BlockStack>
      <BlockStack gap="200">
        <Text as="h3" variant="headingSm">
          What stays
        </Text>
        <List>
          <List.Item>Every invoice, payment and contact already in Xero.</List.Item>
          <List.Item>Every order in Shopify, as it is.</List.Item>
          <List.Item>
            Crossfoot’s memory of which order is which invoice. Connect the same organisation again and it carries on where it stopped, with
            nothing posted twice.
          </List.Item>
        </List>
      </BlockStack>
    </BlockStack>
  );
}
