import { Link, Text } from "@shopify/polaris";
import type { OrderPageView } from "~/use-cases/views";
import { Section } from "../page/section";
import { quoteStatus } from "./quote-card";

/** An order that came of a quoted draft order. Whoever undoes it should know that the quote is not touched. */
export function CameOfCard({ cameOf }: { cameOf: NonNullable<OrderPageView["cameOf"]> }) {
  const { recordId, draft, number, status } = cameOf;

  return (
    <Section title="Came of a draft order">
      <Text as="p">
        It came of draft order <Link url={`/app/orders/${encodeURIComponent(recordId)}`}>{draft}</Link>, whose quote {number} stands in Xero
        as {quoteStatus(status).toLowerCase()}. The quote moves no account. Undoing this order leaves it as it is: delete it in Xero if the
        offer never was.
      </Text>
    </Section>
  );
}
