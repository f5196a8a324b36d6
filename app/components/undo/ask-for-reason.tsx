import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Modal, Text, TextField } from "@shopify/polaris";
import { useEffect, useState, type ReactNode } from "react";

type AskForReasonProps = {
  intent: string;
  button: string;
  title: string;
  confirm: string;
  destructive?: boolean;
  children: ReactNode;
};

type Answer = { error: string | null };

/** A button, and a question that says what happens and asks why; the reason is shown with the order ever after. */
export function AskForReason({ intent, button, title, confirm, destructive = false, children }: AskForReasonProps) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const { data, state, submit } = useFetcher<Answer>();
  const close = () => setAsking(false);
  useEffect(() => {
    if (state === "idle" && data && data.error === null) setAsking(false);
  }, [state, data]);

  return (
    <>
      <Button {...(destructive && { tone: "critical" as const })} onClick={() => setAsking(true)}>
        {button}
      </Button>
      <Modal
        open={asking}
        onClose={close}
        title={title}
        primaryAction={{
          content: confirm,
          destructive,
          loading: state !== "idle",
          onAction: () => submit({ intent, reason }, { method: "post" }),
        }}
        secondaryActions={[{ content: "Cancel", onAction: close }]}
      >
        <Modal.Section>
          <BlockStack gap="400">
            {children}
            <TextField label="Reason (optional)" value={reason} onChange={setReason} maxLength={200} autoComplete="off" />
            {data?.error && (
              <Text as="p" tone="critical">
                {data.error}
              </Text>
            )}
          </BlockStack>
        </Modal.Section>
      </Modal>
    </>
  );
}
