import { Link, Text } from "@shopify/polaris";
import type { OrderBillToView, SecondPayerView } from "~/use-cases/bill-to-views";
import { Section } from "../page/section";
import { billedFor } from "./billed-for";

type Props = { billTo: OrderBillToView | null; second: SecondPayerView | null; recordId: string };

/** Who the order is billed to, where somebody chose, who has a part of it, and the way to choose. */
export function BilledToCard({ billTo, second, recordId }: Props) {
  const change = <Link url={`/app/bill-to?order=${recordId}`}>{billTo || second ? "Change" : "Bill to someone else"}</Link>;

  return (
    <Section title="Billed to" aside={change}>
      <Text as="p">{inWords(billTo)}</Text>
      {second && <Text as="p">{partInWords(second)}</Text>}
    </Section>
  );
}

function inWords(billTo: OrderBillToView | null): string {
  if (!billTo) return "The buyer";
  if (!billTo.chosen) return "The contact on the invoice in Xero, by a choice that was removed or replaced since.";
  const reason = billTo.reason && `, “${billTo.reason}”`;

  return `${billTo.payer ?? "The buyer"}. Chosen for: ${billedFor(billTo)}${reason}.`;
}

function partInWords({ payer, share, reason }: SecondPayerView): string {
  const who = payer ?? "A second payer, by a choice that was removed or replaced since";

  return `${who}: ${share} of it, on an invoice of their own${reason && `, “${reason}”`}.`;
}
