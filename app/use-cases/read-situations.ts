import type { Order } from "../domain/commerce/order";
import { isReceipt } from "../domain/commerce/order-transaction";
import { legacyId, type ContactId, type RefundId, type TransactionId } from "../domain/ids";
import { contactNumber, GUEST_CONTACT_NUMBER } from "../domain/ledger/customer-to-contact";
import { paymentReference } from "../domain/ledger/payment";
import type { RefundKey } from "../domain/ledger/refund-payment";
import type { Posting } from "../domain/posting/posting-plan";
import type { OrderSituation, StandingCreditNote } from "../domain/sync/order-situation";
import type { DirtyOrder } from "../ports/order-store";
import type { OrderLinks } from "../ports/link-store";
import type { ReadyConnection } from "./ready-connection";
import type { SyncPorts } from "./sync-ports";

/** An order being worked on, as read from Shopify a moment ago. */
export type OrderInHand = { dirty: DirtyOrder; order: Order; posting: Posting };
export type SituationInHand = OrderInHand & OrderSituation;

/** What already stands in Xero for each order, by our links. */
export async function readSituations(
  { links }: SyncPorts,
  connection: ReadyConnection,
  inHand: readonly OrderInHand[],
): Promise<SituationInHand[]> {
  const contacts = await links.contacts(connection.id, inHand.map(customerKey));
  const byOrder = await links.forOrders(
    connection.id,
    inHand.map(({ dirty }) => dirty.recordId),
  );

  return inHand.map((each) => ({ ...each, ...standing(each, { contacts, links: byOrder.get(each.dirty.recordId) }) }));
}

function standing(inHand: OrderInHand, known: { contacts: ReadonlyMap<string, ContactId>; links: OrderLinks | undefined }) {
  const invoice = known.links?.invoice ?? null;
  const linked = known.links?.bookedTransactions ?? new Set<TransactionId>();
  // A payment that carries the transaction's reference is ours even where the link was lost.
  const references = new Set(invoice?.seen.payments.map(({ reference }) => reference));
  const receipts = inHand.order.transactions.filter(isReceipt).map(({ id }) => id);
  const booked = receipts.filter((id) => linked.has(id) || references.has(paymentReference(legacyId(id))));

  return {
    contactId: known.contacts.get(customerKey(inHand)) ?? null,
    invoice,
    creditNotes: known.links?.creditNotes ?? new Map<RefundId, StandingCreditNote>(),
    bookedTransactions: new Set(booked),
    bookedRefunds: known.links?.bookedRefunds ?? new Set<RefundKey>(),
  };
}

/** Under which an order's contact is remembered: the same text as its contact number. */
export function customerKey({ order, posting }: Pick<OrderInHand, "order" | "posting">): string {
  if (posting.kind === "post") return posting.plan.contact.number;

  return order.customer ? contactNumber(order.customer.id) : GUEST_CONTACT_NUMBER;
}
