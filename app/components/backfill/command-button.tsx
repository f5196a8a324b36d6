import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import type { BackfillCommand } from "~/use-cases/backfill-views";

type CommandButtonProps = { command: BackfillCommand; primary?: boolean; disabled?: boolean; children: string };

/** One press, one command to the backfill that is under way. */
export function CommandButton({ command, primary = false, disabled = false, children }: CommandButtonProps) {
  const { state, Form } = useFetcher();

  return (
    <Form method="post" action="/app/backfill">
      <input type="hidden" name="intent" value={command} />
      <Button submit loading={state !== "idle"} disabled={disabled} {...(primary && { variant: "primary" })}>
        {children}
      </Button>
    </Form>
  );
}
