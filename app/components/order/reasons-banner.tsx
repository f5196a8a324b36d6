import { Banner, BlockStack, InlineStack, List, Text } from "@shopify/polaris";
import type { OrderPageView } from "~/use-cases/views";
import { FixButton } from "./fix-button";
import { NewContactButton } from "./new-contact-button";
import { RetryButton } from "./retry-button";

const TITLES = {
  attention: { tone: "critical", title: "This order needs you" },
  pending: { tone: "info", title: "On its way to Xero" },
  excluded: { tone: "info", title: "Not posted to Xero" },
  synced: { tone: "info", title: "The same in Shopify and Xero" },
} as const;

const DRAFT_TITLES = {
  ...TITLES,
  attention: { tone: "critical", title: "This draft order needs you" },
  excluded: { tone: "info", title: "Nothing is quoted" },
} as const;

const WAITING = { tone: "info", title: "Waits for the next sync" } as const;

/** Why the order is not synced, and the button that mends it. */
export function ReasonsBanner({ view }: { view: OrderPageView }) {
  const { status, fix, fixField, canRetry, canMakeContact, waiting, quote } = view;
  if (status === "synced" && waiting === null) return null;
  const reasons = waiting === null ? view.reasons : [...view.reasons, waiting];

  const titles = quote === undefined ? TITLES : DRAFT_TITLES;

  return (
    <Banner {...(waiting !== null && status !== "attention" ? WAITING : titles[status])}>
      <BlockStack gap="300">
        <Reasons reasons={reasons} />
        {(fix || canRetry || canMakeContact) && (
          <InlineStack gap="200">
            {fix && <FixButton fix={fix} field={fixField} />}
            {canMakeContact && <NewContactButton />}
            {canRetry && <RetryButton {...(waiting !== null && { label: "Sync now" })} />}
          </InlineStack>
        )}
      </BlockStack>
    </Banner>
  );
}

function Reasons({ reasons }: { reasons: string[] }) {
  const [first, ...more] = reasons;
  if (first === undefined) return null;
  if (more.length === 0) return <Text as="p">{first}</Text>;

  return (
    <List>
      {reasons.map((reason) => (
        <List.Item key={reason}>{reason}</List.Item>
      ))}
    </List>
  );
}
