import type { PastUndoView } from "~/use-cases/undo-views";
import { Cell, FigureTable, RowHeading } from "../figures/figure-table";
import { Moment } from "../figures/moment";
import { Section } from "../page/section";

const COLUMNS = [
  { heading: "What" },
  { heading: "Ended" },
  { heading: "How" },
  { heading: "Read back in Xero" },
  { heading: "Need you", numeric: true },
];

const ENDS = { done: "Finished", cancelled: "Stopped by you" } as const;

export function PastUndos({ past }: { past: PastUndoView[] }) {
  return (
    <Section title="Undone earlier">
      <FigureTable caption="Earlier undos" columns={COLUMNS}>
        {past.map(({ id, title, outcome, all, gone, held, endedAt }) => (
          <tr key={id}>
            <RowHeading>{title.charAt(0).toUpperCase() + title.slice(1)}</RowHeading>
            <Cell>
              <Moment at={endedAt} />
            </Cell>
            <Cell>{ENDS[outcome]}</Cell>
            <Cell>
              {gone.toLocaleString("en")} of {all.toLocaleString("en")} are gone
            </Cell>
            <Cell numeric>{held.toLocaleString("en")}</Cell>
          </tr>
        ))}
      </FigureTable>
    </Section>
  );
}
