import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useToastWhen } from "../page/use-toast";

/** Reads both sides of the order again and decides anew, at once. */
export function RetryButton({ label = "Retry", toast = "Trying again" }: { label?: string; toast?: string }) {
  const { data, state, Form } = useFetcher<{ started: boolean }>();
  useToastWhen(state === "idle" && data !== undefined, toast);

  return (
    <Form method="post">
      <Button submit loading={state !== "idle"}>
        {label}
      </Button>
    </Form>
  );
}
