import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineError } from "@shopify/polaris";
import { useId } from "react";
import { useToastWhen } from "../page/use-toast";

type Props = {
  customerKey: string;
  /** The contact's id, or "create". */
  use: string;
  label: string;
  /** Names whom it is about, for those who hear the buttons only. */
  about: string;
};

/** Says which contact a customer is from now on. */
export function UseContactButton({ customerKey, use, label, about }: Props) {
  const { data, state, submit } = useFetcher<{ error: string | null }>();
  const id = useId();
  const done = state === "idle" && data !== undefined;
  useToastWhen(done && data.error === null, "Saved. Orders that waited go on.");

  return (
    <BlockStack gap="100">
      <Button
        onClick={() => submit({ intent: "decide", customerKey, use }, { method: "post", action: "/app/contacts?index" })}
        loading={state !== "idle"}
        accessibilityLabel={`${label}: ${about}`}
      >
        {label}
      </Button>
      {done && data.error !== null && <InlineError fieldID={id} message={data.error} />}
    </BlockStack>
  );
}
