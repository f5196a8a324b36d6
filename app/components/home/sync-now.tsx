import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { RefreshIcon } from "@shopify/polaris-icons";
import { useToastWhen } from "../page/use-toast";

/** Reads both sides again, now, instead of at the next turn. */
export function SyncNow() {
  const { data, state, Form } = useFetcher<{ started: boolean }>();
  useToastWhen(state === "idle" && data !== undefined, "Checking both sides");

  return (
    <Form method="post" action="/app?index">
      <Button submit icon={RefreshIcon} loading={state !== "idle"}>
        Sync now
      </Button>
    </Form>
  );
}
