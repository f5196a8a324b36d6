import { Form } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import type { SetAsideView } from "~/use-cases/views";
import { Amount } from "../figures/amount";
import { Cell, FigureTable, type Column } from "../figures/figure-table";
import { Day, Moment } from "../figures/moment";
import { FoldedSection } from "../page/folded-section";
import { documentName } from "./document-name";

const COLUMNS: Column[] = [
  { heading: "In Xero" },
  { heading: "Date" },
  { heading: "Total", numeric: true },
  { heading: "Why" },
  { heading: "Said" },
  { heading: "" },
];

/** What was said not to be the same money, for whoever asks later. */
export function SetAsideCard({ setAside }: { setAside: SetAsideView[] }) {
  return (
    <FoldedSection title="Not the same money" status={`${setAside.length} set aside`} open={false}>
      <FigureTable caption="Not the same money" columns={COLUMNS}>
        {setAside.map((each) => (
          <tr key={each.id}>
            <Cell>{documentName(each)}</Cell>
            <Cell>
              <Day date={each.date} />
            </Cell>
            <Cell numeric>
              <Amount value={each.total} />
            </Cell>
            <Cell>{each.reason || "What was said has been erased."}</Cell>
            <Cell>
              <Moment at={each.at} />
            </Cell>
            <Cell>
              <Form method="post">
                <input type="hidden" name="intent" value="show-again" />
                <input type="hidden" name="id" value={each.id} />
                <Button submit variant="plain" accessibilityLabel={`Show again: ${documentName(each)}`}>
                  Show again
                </Button>
              </Form>
            </Cell>
          </tr>
        ))}
      </FigureTable>
    </FoldedSection>
  );
}
