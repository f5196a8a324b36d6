import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useToastWhen } from "../page/use-toast";

/** For a customer whose contact was archived in Xero. */
export function NewContactButton() {
  const { data, state, submit } = useFetcher<{ started: boolean }>();
  useToastWhen(state === "idle" && data !== undefined, "A new contact is made");

  return (
    <Button onClick={() => submit({ intent: "new-contact" }, { method: "post" })} loading={state !== "idle"}>
      Create a new contact
    </Button>
  );
}
