import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { ContactHistoryView } from "~/use-cases/people-views";
import { Moment } from "../figures/moment";
import { HistoryTable } from "../order/history-page";
import { AdminPage } from "../page/admin-page";
import { ExternalLink } from "../page/external-link";
import { Section } from "../page/section";
import { useToastWhen } from "../page/use-toast";

/** How a customer's contact stands, and everything that was heard, decided, sent and answered about it. */
export function ContactHistoryPage({ view: { customerKey, contact, entries, more } }: { view: ContactHistoryView }) {
  return (
    <AdminPage title={`History of ${customerKey}`} back={{ label: "What people change", url: "/app/settings/people" }}>
      <Section title="The contact" aside={contact && <ExternalLink url={contact.url}>Open in Xero</ExternalLink>}>
        {contact ? <Standing contact={contact} /> : <Text as="p">This customer has no contact in Xero any more.</Text>}
      </Section>
      <HistoryTable entries={entries} more={more} />
    </AdminPage>
  );
}

function Standing({ contact: { kept, problem, waits, lookedAt } }: { contact: NonNullable<ContactHistoryView["contact"]> }) {
  const { data, state, submit } = useFetcher<{ error: string | null }>();
  useToastWhen(state === "idle" && data?.error === null, "Shopify’s is written to the contact");

  return (
    <BlockStack gap="300">
      {data?.error && <Banner tone="critical">{data.error}</Banner>}
      {problem && <Banner tone="warning">{problem}</Banner>}
      <Text as="p">
        {waits ? "It is to be held against the customer. " : ""}
        {lookedAt ? "Last held against the customer " : "It has not changed since it was linked."}
        {lookedAt && <Moment at={lookedAt} />}
      </Text>
      {kept.length > 0 && (
        <InlineStack gap="300" blockAlign="center">
          <Text as="p">{`Changed in Xero, and kept so: ${kept.join(", ")}.`}</Text>
          <Button onClick={() => submit({ intent: "use-shopifys" }, { method: "post" })} loading={state !== "idle"}>
            Use Shopify’s
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}
