import type { UndoKindView } from "~/use-cases/undo-views";
import { Amount } from "../figures/amount";
import { Cell, FigureTable, RowHeading } from "../figures/figure-table";

const COLUMNS = [{ heading: "What" }, { heading: "How many", numeric: true }, { heading: "Amount", numeric: true }];

/** What an undo takes out of the books, or reverses there. */
export function UndoKinds({ kinds }: { kinds: UndoKindView[] }) {
  return (
    <FigureTable caption="What the undo does in Xero" columns={COLUMNS}>
      {kinds.map(({ what, count, total }) => (
        <tr key={`${what} ${total.currency}`}>
          <RowHeading>{what}</RowHeading>
          <Cell numeric>{count.toLocaleString("en")}</Cell>
          <Cell numeric>
            <Amount value={total} />
          </Cell>
        </tr>
      ))}
    </FigureTable>
  );
}
