import type { PastUndoView } from "~/use-cases/undo-views";
import { Cell, FigureTable, RowHeading } from "../figures/figure-table";
import { Moment } from "../figures/moment";
import { Section } from "../page/section";
import { undoneInWords } from "./undone-in-words";

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
        {past.map(({ id, outcome, all, gone, held, endedAt, ...undone }) => (
          <tr key={id}>
            <RowHeading>{capitalised(undoneInWords(undone))}</RowHeading>
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

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
