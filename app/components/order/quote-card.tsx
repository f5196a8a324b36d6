import { Text } from "@shopify/polaris";
import type { DocumentView } from "~/use-cases/views";
import { Ago } from "../figures/moment";
import { ExternalLink } from "../page/external-link";
import { Facts } from "../page/facts";
import { Section } from "../page/section";

/** Xero's own words for the states of a quote. */
const STATUS: Record<string, string> = {
  DRAFT: "Draft",
  SENT: "Sent",
  ACCEPTED: "Accepted",
  DECLINED: "Declined",
  INVOICED: "Invoiced",
  DELETED: "Deleted",
};

export function quoteStatus(status: string): string {
  return STATUS[status] ?? status;
}

export function QuoteCard({ quote }: { quote: DocumentView | null }) {
  if (!quote) {
    return (
      <Section title="Quote in Xero">
        <Text as="p">None. What stands above says why.</Text>
      </Section>
    );
  }
  const { number, status, url, readAt } = quote;

  return (
    <Section title="Quote in Xero" intro="An offer: it moves no account. The order that comes of the draft is booked by itself.">
      <Facts
        facts={[
          { label: "Number", value: <ExternalLink url={url}>{number}</ExternalLink> },
          { label: "Status", value: quoteStatus(status) },
          { label: "Last read", value: <Ago at={readAt} /> },
        ]}
      />
    </Section>
  );
}
