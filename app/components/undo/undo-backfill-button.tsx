import { useFetcher } from "@remix-run/react";
import { Button } from "@shopify/polaris";

/** Asks for the dry run of a backfill's undo. */
export function UndoBackfillButton({ id, days, disabled }: { id: string; days: string; disabled: boolean }) {
  const { state, Form } = useFetcher();

  return (
    <Form method="post" action="/app/backfill">
      <input type="hidden" name="intent" value="undo-backfill" />
      <input type="hidden" name="backfillId" value={id} />
      <Button submit variant="plain" disabled={disabled} loading={state !== "idle"} accessibilityLabel={`Undo the backfill of ${days}`}>
        Undo…
      </Button>
    </Form>
  );
}
