import { Text } from "@shopify/polaris";
import type { PastBackfillView } from "~/use-cases/backfill-views";
import { Cell, FigureTable, RowHeading } from "../figures/figure-table";
import { Moment } from "../figures/moment";
import { Section } from "../page/section";
import { UndoBackfillButton } from "../undo/undo-backfill-button";
import { daysText } from "./words";

const COLUMNS = [
  { heading: "Days" },
  { heading: "Ended" },
  { heading: "How" },
  { heading: "In Xero", numeric: true },
  { heading: "Need you", numeric: true },
  { heading: "Undo" },
];

const ENDS = { done: "Finished", cancelled: "Stopped by you", failed: "Could not go on" } as const;

/** What was done before, newest first. Cancelling leaves in Xero what was posted until then. */
export function PastBackfills({ past, undoing }: { past: PastBackfillView[]; undoing: boolean }) {
  return (
    <Section title="Earlier">
      <FigureTable caption="Earlier backfills" columns={COLUMNS}>
        {past.map((each) => (
          <tr key={each.id}>
            <RowHeading>{daysText(each)}</RowHeading>
            <Cell>
              <Moment at={each.endedAt} />
            </Cell>
            <Cell>
              {ENDS[each.outcome]}
              {each.reason && (
                <Text as="p" tone="subdued">
                  {each.reason}
                </Text>
              )}
            </Cell>
            <Cell numeric>{each.posted.toLocaleString("en")}</Cell>
            <Cell numeric>{each.held.toLocaleString("en")}</Cell>
            <Cell>
              {(each.outcome !== "failed" || each.posted > 0) && (
                <UndoBackfillButton id={each.id} days={daysText(each)} disabled={undoing} />
              )}
            </Cell>
          </tr>
        ))}
      </FigureTable>
    </Section>
  );
}
