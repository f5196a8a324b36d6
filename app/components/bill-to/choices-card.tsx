import { Form } from "@remix-run/react";
import { Button, Text } from "@shopify/polaris";
import type { BillToView } from "~/use-cases/bill-to-views";
import { Cell, FigureTable, type Column } from "../figures/figure-table";
import { Moment } from "../figures/moment";
import { Section } from "../page/section";
import { billedFor } from "./billed-for";

const COLUMNS: Column[] = [{ heading: "For" }, { heading: "Billed to" }, { heading: "Reason" }, { heading: "Chosen" }, { heading: "" }];

/** All choices that stand; removing one leaves alone what is posted. */
export function ChoicesCard({ choices, more }: { choices: BillToView[]; more: boolean }) {
  return (
    <Section title="Chosen so far">
      <Text as="p">
        An order’s own choice goes first, then its tags’, then its customer’s, then its company’s; of second payers likewise. Removing one
        leaves alone what is posted, but for an order’s own second payer: there the other’s invoice gets the whole again.
      </Text>
      {choices.length === 0 ? (
        <Text as="p">Every order is billed to its buyer.</Text>
      ) : (
        <FigureTable caption="Chosen so far" columns={COLUMNS}>
          {choices.map((choice) => (
            <Row key={choice.id} choice={choice} />
          ))}
        </FigureTable>
      )}
      {more && <Text as="p">There are more, chosen earlier. Remove what is not needed to see them.</Text>}
    </Section>
  );
}

function Row({ choice }: { choice: BillToView }) {
  const { id, payer, isNew, share, reason, at } = choice;

  return (
    <tr>
      <Cell>{billedFor(choice)}</Cell>
      <Cell>
        {share !== null && `${share} to `}
        {payer ?? "The buyer"}
        {isNew && " (made with its first invoice)"}
      </Cell>
      <Cell>{reason}</Cell>
      <Cell>
        <Moment at={at} />
      </Cell>
      <Cell>
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="id" value={id} />
          <Button submit variant="plain" accessibilityLabel={`Remove: ${billedFor(choice)}`}>
            Remove
          </Button>
        </Form>
      </Cell>
    </tr>
  );
}
