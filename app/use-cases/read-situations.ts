import type { Order } from "../domain/commerce/order";
import { isReceipt } from "../domain/commerce/order-transaction";
import type { PeopleRules } from "../domain/edits/people-rules";
import { NOT_ELSEWHERE } from "../domain/elsewhere/match-invoice";
import { dayIn, type Instant } from "../domain/instant";
import { legacyId, type ContactId, type OrderRecordId, type TransactionId } from "../domain/ids";
import { contactNumber, GUEST_CONTACT_NUMBER } from "../domain/ledger/customer-to-contact";
import { paymentReference } from "../domain/ledger/payment";
import { sum, type Money } from "../domain/money/money";
import { payerKey } from "../domain/payers/bill-to";
import { secondKey } from "../domain/payers/second-payer";
import type { Billing } from "../domain/payers/who-is-billed";
import type { Posting } from "../domain/posting/posting-plan";
import { renumbered } from "../domain/posting/renumber";
import { orderLinksOf } from "../domain/sync/order-links";
import type { OrderSituation, StandingLinks } from "../domain/sync/order-situation";
import { eachPart, inParts } from "../ports/in-parts";
import type { DirtyOrder } from "../ports/order-store";
import { matchesElsewhere } from "./matches-elsewhere";
import { postingInForce } from "./posting-in-force";
import type { ReadyConnection } from "./ready-connection";
import type { SyncPorts } from "./sync-ports";
import type { Turn } from "./turn";

/** An order being worked on, as read from Shopify a moment ago. */
export type OrderInHand = {
  dirty: DirtyOrder;
  order: Order;
  posting: Posting;
  /** The posting before it was put under numbers that are free. */
  planned?: Posting;
  billing?: Billing;
};
export type SituationInHand = OrderInHand & OrderSituation;

type SituationPorts = Pick<SyncPorts, "links" | "clock" | "orderUrl" | "elsewhere"> & { turn: Pick<Turn, "breathe"> };

/** What already stands in Xero for each order, by our links. */
export async function readSituations(
  ports: SituationPorts,
  connection: ReadyConnection,
  inHand: readonly OrderInHand[],
): Promise<SituationInHand[]> {
  const byOrder = await readLinks(ports, connection, inHand);
  const keys = [...inHand.map(customerKey), ...inHand.flatMap((each) => secondKeys(each, byOrder.get(each.dirty.recordId)))];
  const contacts = await ports.links.contacts(connection.id, keys);

  const unposted = inHand.filter(({ dirty, posting }) => posting.kind !== "exclude" && !byOrder.get(dirty.recordId)?.invoice);
  const elsewhere = await matchesElsewhere(ports, connection, unposted);

  const situated = (each: OrderInHand): SituationInHand => {
    const links = byOrder.get(each.dirty.recordId) ?? orderLinksOf([]);
    const contactId = contacts.get(customerKey(each)) ?? null;

    return {
      ...withSecondContact(situationOf(ports, connection, { inHand: each, links, contactId }), contacts),
      elsewhere: elsewhere.get(each.order.id) ?? NOT_ELSEWHERE,
    };
  };

  return inParts(inHand, situated, ports.turn.breathe);
}

/** Part by part: the documents of a thousand orders, as sent and as seen, are some megabytes of JSON. */
async function readLinks({ links, turn }: SituationPorts, { id }: ReadyConnection, inHand: readonly OrderInHand[]) {
  const byOrder = new Map<OrderRecordId, StandingLinks>();
  const read = async (part: readonly OrderInHand[]) => {
    const recordIds = part.map(({ dirty }) => dirty.recordId);
    for (const [recordId, found] of await links.forOrders(id, recordIds)) byOrder.set(recordId, found);
  };
  await eachPart(inHand, read, turn.breathe);

  return byOrder;
}

/** Under which the contacts of whoever has a part of the order are remembered: as chosen now, and as it was posted. */
function secondKeys({ billing }: OrderInHand, links: StandingLinks | undefined): string[] {
  const seconds = [billing?.second, links?.invoice?.sent?.sharedBy].filter((each) => each !== undefined);

  return seconds.map(secondKey);
}

function withSecondContact(situation: SituationInHand, contacts: ReadonlyMap<string, ContactId>): SituationInHand {
  const { posting } = situation;
  const payer = posting.kind === "post" ? posting.plan.second?.payer : undefined;

  return payer ? { ...situation, secondContactId: contacts.get(secondKey(payer)) ?? null } : situation;
}

type Known = { inHand: OrderInHand; links: StandingLinks; contactId: ContactId | null };

function situationOf(ports: SituationPorts, connection: ReadyConnection, { inHand, links, contactId }: Known): SituationInHand {
  const { organisation, profile, shop } = connection;
  const { order } = inHand;
  const today = dayIn(organisation.timeZone, ports.clock.now().toISOString() as Instant);
  const ground = { organisation, lockDates: profile.lockDates, orderUrl: ports.orderUrl(shop, order.id), today, ...rulesOf(connection) };

  const planned = inHand.planned ?? inHand.posting;
  const { posting, choice, secondObstacle } = postingInForce(ports, connection, { inHand, planned, links });

  return {
    ...inHand,
    ...links,
    ...(links.invoice && { billedContactId: contactId }),
    planned,
    posting: renumbered(posting, links.letGo?.length ?? 0),
    choice: choice ?? null,
    ...(secondObstacle !== undefined && { secondObstacle }),
    // Credit settles an invoice only within one contact, whoever the order belongs to now.
    contactId: links.invoice?.seen.contactId ?? links.invoice?.sent?.contactId ?? contactId,
    bookedTransactions: booked(order, links),
    ground,
  };
}

function rulesOf({ peopleRules }: ReadyConnection): { rules?: PeopleRules["documents"] } {
  return peopleRules ? { rules: peopleRules.documents } : {};
}

/** A payment that carries the transaction's reference is ours even where the link was lost. */
function booked(
  { transactions }: Order,
  { bookedTransactions, invoice, supplements }: StandingLinks,
): ReadonlyMap<TransactionId, Money | null> {
  const payments = [...(invoice ? [invoice] : []), ...supplements].flatMap(({ seen }) => seen.payments);
  const unlinked = transactions.filter((each) => isReceipt(each) && !bookedTransactions.has(each.id));
  const found = unlinked.flatMap(({ id }): [TransactionId, Money][] => {
    const mine = payments.filter(({ reference }) => reference?.split(" on ")[0] === paymentReference(legacyId(id)));
    const [first] = mine;

    return first
      ? [
          [
            id,
            sum(
              mine.map(({ amount }) => amount),
              first.amount.currency,
            ),
          ],
        ]
      : [];
  });

  return new Map([...bookedTransactions, ...found]);
}

/**
 * Under which an order's contact is remembered: the same text as its contact number. Somebody else may be billed for it even where
 * nothing can be planned: what cannot be shared any more is billed to whom its merchant says all the same.
 */
function customerKey({ order, posting, billing }: Pick<OrderInHand, "order" | "posting" | "billing">): string {
  if (posting.kind === "post") return posting.plan.contact.number;
  if (billing?.kind === "payer") return payerKey(billing.payer);

  return order.customer ? contactNumber(order.customer.id) : GUEST_CONTACT_NUMBER;
}
