import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Text } from "@shopify/polaris";

/** Lifts what was decided. What was voided keeps its number in Xero, so the order gets a new one. */
export function PostAgain({ kind }: { kind: "undo" | "do-not-send" }) {
  const { data, state, Form } = useFetcher<{ error: string | null }>();

  return (
    <BlockStack gap="200">
      <Form method="post">
        <input type="hidden" name="intent" value="post-again" />
        <Button submit loading={state !== "idle"}>
          Post again
        </Button>
      </Form>
      {kind === "undo" && (
        <Text as="p" tone="subdued">
          Xero never gives a voided number out again: the new invoice has its own with “-P2” behind it, the next “-P3”.
        </Text>
      )}
      {data?.error && (
        <Text as="p" tone="critical">
          {data.error}
        </Text>
      )}
    </BlockStack>
  );
}
