import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { useToastWhen } from "../page/use-toast";

export function RetryButton() {
  const { data, state, Form } = useFetcher<{ started: boolean }>();
  useToastWhen(state === "idle" && data !== undefined, "Trying again");

  return (
    <Form method="post">
      <Button submit loading={state !== "idle"}>
        Retry
      </Button>
    </Form>
  );
}
