import { Link, Text } from "@shopify/polaris";
import type { DoubleView } from "~/use-cases/views";
import { Amount } from "../figures/amount";
import { Cell, FigureTable, type Column } from "../figures/figure-table";
import { Day } from "../figures/moment";
import { ExternalLink } from "../page/external-link";
import { Section } from "../page/section";
import { documentName } from "./document-name";
import { SetAsideForm } from "./set-aside-form";

const COLUMNS: Column[] = [
  { heading: "In Xero" },
  { heading: "Date" },
  { heading: "Total", numeric: true },
  { heading: "Why it is here" },
  { heading: "If it is not" },
];

/** The same sale twice in the books is the mistake that people find last: when the year's figures are too good. */
export function DoublesCard({ doubles }: { doubles: DoubleView[] }) {
  return (
    <Section title="Perhaps in the books twice">
      <Text as="p">
        Look at each in Xero. If it is the same sale, void or delete the one that Crossfoot did not make, and switch off whatever makes
        them. If it is other money, say so, and it is not shown here again.
      </Text>
      <FigureTable caption="Perhaps in the books twice" columns={COLUMNS}>
        {doubles.map((double) => (
          <tr key={`${double.id} ${double.order?.recordId ?? ""}`}>
            <Cell>
              <Name double={double} />
            </Cell>
            <Cell>
              <Day date={double.date} />
            </Cell>
            <Cell numeric>
              <Amount value={double.total} />
            </Cell>
            <Cell>
              <Why double={double} />
            </Cell>
            <Cell>
              <SetAsideForm double={double} />
            </Cell>
          </tr>
        ))}
      </FigureTable>
    </Section>
  );
}

function Name({ double }: { double: DoubleView }) {
  const { number, url } = double;

  return url ? <ExternalLink url={url}>{number}</ExternalLink> : <>{documentName(double)}</>;
}

function Why({ double: { what, order, days } }: { double: DoubleView }) {
  if (what === "journal") return <WhyJournal order={order} days={days} />;
  if (!order) return <>Booked straight to your sales account, as if it were no order&rsquo;s</>;

  return (
    <>
      Names order <Link url={`/app/orders/${order.recordId}`}>{order.name}</Link>, which Crossfoot posted for the same amount
    </>
  );
}

function WhyJournal({ order, days }: { order: DoubleView["order"]; days: DoubleView["days"] | undefined }) {
  if (order)
    return (
      <>
        Books as much as order <Link url={`/app/orders/${order.recordId}`}>{order.name}</Link> came to
      </>
    );
  if (!days) return <>Says &ldquo;Shopify&rdquo;, and books to your sales account or where payments come in</>;

  return (
    <>
      Books as much as the {days.orders} orders of <Day date={days.from} />
      {days.to !== days.from && (
        <>
          {" "}
          to <Day date={days.to} />
        </>
      )}{" "}
      came to
    </>
  );
}
