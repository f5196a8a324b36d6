import type { ComparisonView } from "~/use-cases/views";
import { Amount } from "../figures/amount";
import { Difference } from "../figures/difference";
import { Cell, FigureTable, Nothing, RowHeading } from "../figures/figure-table";
import { Section } from "../page/section";

const COLUMNS = [
  { heading: "" },
  { heading: "Shopify", numeric: true },
  { heading: "Xero", numeric: true },
  { heading: "Difference", numeric: true },
];

/** The crossfoot: each figure on both sides, and what is left between them. */
export function ComparisonCard({ rows }: { rows: ComparisonView[] }) {
  return (
    <Section title="Both sides" intro="What Shopify says and what Xero has. The difference should be nothing, to the cent.">
      <FigureTable caption="Both sides" columns={COLUMNS}>
        {rows.map(({ what, shop, books, difference }) => (
          <tr key={what} data-testid={`comparison-${what.toLowerCase().replaceAll(" ", "-")}`}>
            <RowHeading>{what}</RowHeading>
            <Cell numeric testId="shop">
              <Amount value={shop} />
            </Cell>
            <Cell numeric testId="books">
              {books ? <Amount value={books} /> : <Nothing why="Not in Xero yet" />}
            </Cell>
            <Cell numeric testId="difference">
              {difference ? <Difference value={difference} /> : <Nothing why="Not in Xero yet" />}
            </Cell>
          </tr>
        ))}
      </FigureTable>
    </Section>
  );
}
