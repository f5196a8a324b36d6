import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { DoubleView } from "~/use-cases/views";
import { useToastWhen } from "../page/use-toast";
import { documentName } from "./document-name";

/** "Not the same money", with the reason: it holds for the document as it is shown here. */
export function SetAsideForm({ double }: { double: DoubleView }) {
  const { id, number, standsAs } = double;
  const named = number || documentName(double);
  const { Form, data, state } = useFetcher<{ error: string | null }>();
  const [reason, setReason] = useState("");
  useToastWhen(state === "idle" && data?.error === null, "Kept, and not shown again");

  return (
    <Form method="post">
      <input type="hidden" name="intent" value="set-aside" />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="standsAs" value={standsAs} />
      <BlockStack gap="100">
        <TextField
          label={`Why ${named} is other money`}
          labelHidden
          name="reason"
          autoComplete="off"
          placeholder="Why not?"
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={data?.error ?? false}
        />
        <InlineStack>
          <Button submit loading={state !== "idle"} accessibilityLabel={`Not the same money: ${named}`}>
            Not the same money
          </Button>
        </InlineStack>
      </BlockStack>
    </Form>
  );
}
