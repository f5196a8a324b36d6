import { Link, Text } from "@shopify/polaris";
import type { OrderBillToView } from "~/use-cases/bill-to-views";
import { Section } from "../page/section";
import { billedFor } from "./billed-for";

/** Who the order is billed to, where somebody chose, and the way to choose. */
export function BilledToCard({ billTo, recordId }: { billTo: OrderBillToView | null; recordId: string }) {
  const change = <Link url={`/app/bill-to?order=${recordId}`}>{billTo ? "Change" : "Bill to someone else"}</Link>;

  return (
    <Section title="Billed to" aside={change}>
      <Text as="p">{inWords(billTo)}</Text>
    </Section>
  );
}

function inWords(billTo: OrderBillToView | null): string {
  if (!billTo) return "The buyer";
  if (!billTo.chosen) return "The contact on the invoice in Xero, by a choice that was removed or replaced since.";
  const reason = billTo.reason && `, “${billTo.reason}”`;

  return `${billTo.payer ?? "The buyer"}. Chosen for: ${billedFor(billTo)}${reason}.`;
}
