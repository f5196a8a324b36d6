import { Button } from "@shopify/polaris";
import type { BackfillReasonView } from "~/use-cases/backfill-views";
import { Cell, FigureTable } from "../figures/figure-table";
import { Section } from "../page/section";

const COLUMNS = [{ heading: "Why" }, { heading: "Orders", numeric: true }, { heading: "What to do" }];

/** Under which the order list has them. */
const STATUSES: Record<BackfillReasonView["outcome"], string> = {
  ...{ held: "attention", waiting: "pending", excluded: "excluded", undone: "excluded", unwanted: "excluded" },
  ...{ already: "synced", post: "synced" },
};
/** A person decided about each of them: it is known, and in the list. */
const DECIDED: readonly BackfillReasonView["outcome"][] = ["undone", "unwanted"];

/** Reasons with the number of orders each keeps out, and where it is mended. `started`: the orders are in the list by now. */
export function ReasonsCard({ title, reasons, started = false }: { title: string; reasons: BackfillReasonView[]; started?: boolean }) {
  return (
    <Section title={title}>
      <FigureTable caption={title} columns={COLUMNS}>
        {reasons.map((reason, position) => (
          <tr key={position}>
            <Cell>{sentence(reason)}</Cell>
            <Cell numeric>{reason.orders.toLocaleString("en")}</Cell>
            <Cell>
              <WhatToDo reason={reason} started={started} />
            </Cell>
          </tr>
        ))}
      </FigureTable>
    </Section>
  );
}

/** A problem's sentence is about one order; the table counts all that have it. */
function sentence({ sentence, example, outcome }: BackfillReasonView): string {
  return example !== null && outcome === "held" ? `${sentence} (for example order ${example})` : sentence;
}

function WhatToDo({ reason: { outcome, fixField }, started }: { reason: BackfillReasonView; started: boolean }) {
  if (fixField !== null) return <Button url={`/app/setup?${new URLSearchParams({ field: fixField }).toString()}`}>Open settings</Button>;
  if (started || DECIDED.includes(outcome)) return <Button url={`/app/orders?status=${STATUSES[outcome]}`}>See these orders</Button>;

  return outcome === "held" ? "Start anyway: they wait in the order list" : "Nothing";
}
