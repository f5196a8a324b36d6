import { Text } from "@shopify/polaris";
import type { BackfillView } from "~/use-cases/backfill-views";
import { Moment } from "../figures/moment";

/** What keeps a backfill, or an undo, and until when; it then goes on by itself. */
export function WaitsFor({ view: { waitsFor } }: { view: Pick<BackfillView, "waitsFor"> }) {
  if (!waitsFor) return null;

  return (
    <Text as="p">
      Waiting until <Moment at={waitsFor.until} />: {waitsFor.reason}
    </Text>
  );
}
