import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Text } from "@shopify/polaris";
import type { BackfillCommand } from "~/use-cases/backfill-views";

type CommandButtonProps = { command: BackfillCommand; primary?: boolean; disabled?: boolean; children: string };

/** One press, one command to the backfill that is under way; under it why that cannot be. */
export function CommandButton({ command, primary = false, disabled = false, children }: CommandButtonProps) {
  const { data, state, Form } = useFetcher<{ error?: string | null }>();

  return (
    <BlockStack gap="200">
      <Form method="post" action="/app/backfill">
        <input type="hidden" name="intent" value={command} />
        <Button submit loading={state !== "idle"} disabled={disabled} {...(primary && { variant: "primary" })}>
          {children}
        </Button>
      </Form>
      {data?.error && (
        <Text as="p" tone="critical">
          {data.error}
        </Text>
      )}
    </BlockStack>
  );
}
