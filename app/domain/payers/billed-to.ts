import type { Order } from "../commerce/order";
import { legacyId } from "../ids";
import type { Contact } from "../ledger/contact";
import type { Posting } from "../posting/posting-plan";
import { documentTotal } from "../posting/tie-out";
import { payerKey, type BillToScope, type OtherPayer } from "./bill-to";
import { problem } from "../problem";
import type { SecondPayer } from "./second-payer";
import { splitDocuments } from "./split-plan";
import type { Billing } from "./who-is-billed";
import { cutText } from "../plain-text";

/**
 * The plan as it is for whoever is billed. Only the contact and what names the buyer change: the tax is what Shopify charged
 * for the sale, whoever pays for it.
 */
export function billedTo(posting: Posting, order: Order, billing: Billing): Posting {
  const billed = billedToOne(posting, order, billing);

  return billing.second ? withSecond(billed, order, { payer: billing.second, isNamed: billing.kind === "payer" }) : billed;
}

/** An order that comes to nothing has nothing to be shared. `isNamed`: its reference names the buyer already. */
function withSecond(posting: Posting, order: Order, { payer, isNamed }: { payer: SecondPayer; isNamed: boolean }): Posting {
  if (posting.kind !== "post") return posting;
  const { plan } = posting;
  if (documentTotal(plan.invoice).minor === 0n) return posting;
  const reference = isNamed ? plan.invoice.reference : referenceFor(order, plan.invoice.reference);
  const parts = splitDocuments({ ...plan, second: payer, reference });
  if ("obstacle" in parts) {
    const cause = problem("bill-to", "decide", `This order is billed to two payers, but ${parts.obstacle}, under Bill to.`);

    return { kind: "hold", problems: [cause] };
  }

  return { kind: "post", plan: { ...plan, second: { payer, reference } } };
}

function billedToOne(posting: Posting, order: Order, billing: Billing): Posting {
  if (posting.kind !== "post" || billing.kind === "unclear" || !billing.by) return posting;
  const { plan } = posting;
  const billTo = { id: billing.by.id, scope: billing.by.scope };
  const invoice = { ...plan.invoice, billedBy: billing.by.id };
  if (billing.kind === "buyer") return { kind: "post", plan: { ...plan, billTo, invoice } };
  const reference = referenceFor(order, plan.invoice.reference);
  const why = { step: "said" as const, sentence: `Billed to somebody else than the buyer, as you chose ${CHOSEN_FOR[billing.by.scope]}.` };

  return {
    kind: "post",
    plan: {
      ...plan,
      billTo,
      contact: payerContact(billing.payer),
      invoice: { ...invoice, reference, because: [...invoice.because, why] },
      creditNotes: plan.creditNotes.map((note) => ({ ...note, reference })),
    },
  };
}

const CHOSEN_FOR: Readonly<Record<BillToScope, string>> = {
  order: "for this order",
  tag: "for orders with its tag",
  customer: "for all orders of this customer",
  company: "for all orders of this company",
};

/** The payer's contact, should none exist yet. */
export function payerContact(payer: OtherPayer): Contact {
  const { email, taxNumber } = payer.kind === "described" ? payer : { email: null, taxNumber: null };

  return { number: payerKey(payer), name: payer.name, firstName: null, lastName: null, phone: null, address: null, email, taxNumber };
}

/**
 * "#1001 for Example Ltd", "#1001 for Shopify 7000000001": an insurer or head office has to see whose purchase it is. A person
 * goes by the number that their own contact in Xero has: names of people are not kept with documents. Xero keeps 255 characters.
 */
function referenceFor({ company, customer }: Order, reference: string): string {
  const buyer = company?.name ?? (customer ? `Shopify ${legacyId(customer.id)}` : null);
  if (buyer === null) return reference;
  const suffix = cutText(` for ${buyer}`, 100);

  return cutText(reference, 255 - suffix.length) + suffix;
}
