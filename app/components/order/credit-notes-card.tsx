import type { CreditNoteView } from "~/use-cases/views";
import { Amount } from "../figures/amount";
import { Cell, FigureTable } from "../figures/figure-table";
import { Section } from "../page/section";
import { STATUS_IN_XERO } from "./status-in-xero";

const COLUMNS = [
  { heading: "Number" },
  { heading: "Status" },
  { heading: "Credited", numeric: true },
  { heading: "Not given back yet", numeric: true },
];

/** Refunds of the order, as credit notes in Xero. An approved one that waits for its money is "awaiting payment" there too. */
export function CreditNotesCard({ creditNotes }: { creditNotes: CreditNoteView[] }) {
  return (
    <Section title="Refunds in Xero">
      <FigureTable caption="Credit notes" columns={COLUMNS}>
        {creditNotes.map(({ number, status, total, open }) => (
          <tr key={number}>
            <Cell>{number}</Cell>
            <Cell>{STATUS_IN_XERO[status] ?? status}</Cell>
            <Cell numeric>
              <Amount value={total} />
            </Cell>
            <Cell numeric>
              <Amount value={open} />
            </Cell>
          </tr>
        ))}
      </FigureTable>
    </Section>
  );
}
