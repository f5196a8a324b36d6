import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import type { UndoCommand } from "~/use-cases/undo-views";

type UndoCommandButtonProps = { command: UndoCommand; destructive?: boolean; disabled?: boolean; children: string };

/** One press, one command to the undo that is under way or waits. */
export function UndoCommandButton({ command, destructive = false, disabled = false, children }: UndoCommandButtonProps) {
  const { state, Form } = useFetcher();

  return (
    <Form method="post" action="/app/backfill">
      <input type="hidden" name="intent" value={`undo-${command}`} />
      <Button submit loading={state !== "idle"} disabled={disabled} {...(destructive && { variant: "primary", tone: "critical" })}>
        {children}
      </Button>
    </Form>
  );
}
