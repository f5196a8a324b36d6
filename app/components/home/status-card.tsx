import { BlockStack, Text } from "@shopify/polaris";
import type { ConnectionView } from "~/use-cases/views";
import { ConnectionBadge } from "../connection/connection-badge";
import { ExternalLink } from "../page/external-link";
import { Section } from "../page/section";

/** Which books, and whether anything is being posted to them. */
export function StatusCard({ connection }: { connection: ConnectionView }) {
  const { state, organisation } = connection;

  return (
    <Section title={organisation.name} aside={<ConnectionBadge state={state} />}>
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p">{MEANING[state]}</Text>
        <ExternalLink url={organisation.url}>Open in Xero</ExternalLink>
      </BlockStack>
    </Section>
  );
}

const MEANING: Record<ConnectionView["state"], string> = {
  live: "New orders and payments are posted to this Xero organisation as they happen.",
  setup: "Connected, but switched off: nothing is posted yet.",
  reconnect: "Orders and payments wait here until you reconnect Xero.",
};
