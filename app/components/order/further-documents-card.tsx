import type { FurtherDocumentView } from "~/use-cases/views";
import { Amount } from "../figures/amount";
import { Cell, FigureTable } from "../figures/figure-table";
import { Section } from "../page/section";
import { STATUS_IN_XERO } from "./status-in-xero";

const COLUMNS = [
  { heading: "Number" },
  { heading: "What it is" },
  { heading: "Status" },
  { heading: "Total", numeric: true },
  { heading: "Still open", numeric: true },
];

/** What stands in Xero beside the invoice. An approved credit note that waits for its money is "awaiting payment" there too. */
export function FurtherDocumentsCard({ documents }: { documents: FurtherDocumentView[] }) {
  return (
    <Section title="Changes and refunds in Xero">
      <FigureTable caption="Documents beside the invoice" columns={COLUMNS}>
        {documents.map(({ number, what, status, total, open }) => (
          <tr key={number}>
            <Cell>{number}</Cell>
            <Cell>{what}</Cell>
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
