import { BlockStack, Text } from "@shopify/polaris";
import type { ConnectionView, ScheduleView } from "~/use-cases/views";
import { ConnectionBadge, type ConnectionCondition } from "../connection/connection-badge";
import { NextSync } from "./next-sync";
import { ExternalLink } from "../page/external-link";
import { Section } from "../page/section";

/** Which books, and whether anything is being posted to them. */
export function StatusCard({
  connection,
  condition,
  schedule,
}: {
  connection: ConnectionView;
  condition: ConnectionCondition;
  schedule: ScheduleView | null;
}) {
  const { organisation } = connection;

  return (
    <Section title={organisation.name} aside={<ConnectionBadge condition={condition} />}>
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p">
          {condition === "live" && schedule && schedule.mode !== "real-time" ? <NextSync schedule={schedule} /> : MEANING[condition]}
        </Text>
        <ExternalLink url={organisation.url}>Open in Xero</ExternalLink>
      </BlockStack>
    </Section>
  );
}

const MEANING: Record<ConnectionCondition, string> = {
  live: "New orders and payments are posted to this Xero organisation as they happen.",
  stopped: "Orders and payments wait here until the background worker runs again.",
  faulty: "Orders and payments wait here until the fault is mended.",
  setup: "Connected, but switched off: nothing is posted yet.",
  reconnect: "Orders and payments wait here until you reconnect Xero.",
};
