import { Text } from "@shopify/polaris";
import type { PaymentView } from "~/use-cases/views";
import { Amount } from "../figures/amount";
import { Cell, FigureTable, Nothing } from "../figures/figure-table";
import { Day } from "../figures/moment";
import { Section } from "../page/section";

const COLUMNS = [{ heading: "Date" }, { heading: "Came from" }, { heading: "Reference" }, { heading: "Amount", numeric: true }];

const ORIGINS = { shopify: "Shopify", xero: "Entered in Xero" } as const;

/** Every payment on the invoice, and on which side it was made. */
export function PaymentsCard({ payments }: { payments: PaymentView[] }) {
  if (payments.length === 0) {
    return (
      <Section title="Payments">
        <Text as="p">None yet. Payments taken in Shopify or entered in Xero appear here.</Text>
      </Section>
    );
  }

  return (
    <Section title="Payments">
      <FigureTable caption="Payments" columns={COLUMNS}>
        {payments.map(({ amount, date, reference, origin }, position) => (
          <tr key={position}>
            <Cell>
              <Day date={date} />
            </Cell>
            <Cell>{ORIGINS[origin]}</Cell>
            <Cell>{reference ?? <Nothing why="No reference" />}</Cell>
            <Cell numeric>
              <Amount value={amount} />
            </Cell>
          </tr>
        ))}
      </FigureTable>
    </Section>
  );
}
