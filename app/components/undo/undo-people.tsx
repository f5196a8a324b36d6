import { Link } from "@remix-run/react";
import type { UndoView } from "~/use-cases/undo-views";
import { Cell, FigureTable, RowHeading } from "../figures/figure-table";
import { Section } from "../page/section";

const COLUMNS = [{ heading: "Order" }, { heading: "Why" }];

/** Orders that a person has to look at: some of them by name. */
export function UndoPeople({ people }: { people: UndoView["people"] }) {
  return (
    <Section title="Orders that need you">
      <FigureTable caption="Orders that need you" columns={COLUMNS}>
        {people.map(({ recordId, order, sentence }) => (
          <tr key={`${recordId} ${sentence}`}>
            <RowHeading>
              <Link to={`/app/orders/${recordId}`}>{order}</Link>
            </RowHeading>
            <Cell>{sentence}</Cell>
          </tr>
        ))}
      </FigureTable>
    </Section>
  );
}
