import { Text } from "@shopify/polaris";
import type { OrderPageView } from "~/use-cases/views";
import { Ago } from "../figures/moment";
import { ExternalLink } from "../page/external-link";
import { Facts } from "../page/facts";
import { Section } from "../page/section";
import { STATUS_IN_XERO } from "./status-in-xero";

export function InvoiceCard({ invoice }: { invoice: OrderPageView["invoice"] }) {
  if (!invoice) {
    return (
      <Section title="Invoice in Xero">
        <Text as="p">None yet. It appears here with its number as soon as it is posted.</Text>
      </Section>
    );
  }
  const { number, status, url, readAt } = invoice;

  return (
    <Section title="Invoice in Xero">
      <Facts
        facts={[
          { label: "Number", value: <ExternalLink url={url}>{number}</ExternalLink> },
          { label: "Status", value: STATUS_IN_XERO[status] ?? status },
          { label: "Last read", value: <Ago at={readAt} /> },
        ]}
      />
    </Section>
  );
}
