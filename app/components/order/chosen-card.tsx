import { BlockStack, Button, List, Text } from "@shopify/polaris";
import type { ChosenView } from "~/use-cases/choice-views";
import { Moment } from "../figures/moment";
import { Section } from "../page/section";

/** How a person chose to have this order booked, and the way to choose otherwise. */
export function ChosenCard({ chosen, recordId }: { chosen: ChosenView | null; recordId: string }) {
  return (
    <Section
      title="Choices for this order"
      aside={<Button url={`/app/orders/${recordId}/choices`}>{chosen ? "Change…" : "Choose…"}</Button>}
    >
      {chosen ? <Chosen chosen={chosen} /> : <Text as="p">It is booked as your settings and its tags have it.</Text>}
    </Section>
  );
}

function Chosen({ chosen: { sentences, reason, at, by } }: { chosen: ChosenView }) {
  return (
    <BlockStack gap="200">
      <List>
        {sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      <Text as="p" tone="subdued">
        Chosen <Moment at={at} />
        {by && ` by staff member ${by} of the shop`}
        {reason && `: “${reason}”`}
      </Text>
    </BlockStack>
  );
}
