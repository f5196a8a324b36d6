import type { BillToId, OrderId, ShopDomain } from "../domain/ids";
import type { Instant } from "../domain/instant";
import { payerKey, tagKey, type BillTo, type Payer } from "../domain/payers/bill-to";
import type { Portion } from "../domain/payers/portion";
import { isSameSecond, secondPayer } from "../domain/payers/second-payer";
import { obstacleToSharing, secondAsSent } from "../domain/payers/second-in-force";
import { obstacleToRebilling } from "../domain/payers/step-for-bill-to";
import { nothingStands, standingOf } from "../domain/undo/standing";
import type { BillToStore } from "../ports/bill-to-store";
import type { Bell } from "../ports/bell";
import type { Books } from "../ports/books";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { LinkStore } from "../ports/link-store";
import type { OrderReader, StoredOrder } from "../ports/order-reader";
import type { Secrets } from "../ports/secrets";
import type { ShopOrders } from "../ports/shop-orders";
import type { BillToWanted } from "./bill-to-views";
import { orderNamed } from "./find-order";
import { findPayer } from "./find-payer";
import { readPortion } from "./read-portion";
import { isReady, type ReadyConnection } from "./ready-connection";
import type { XeroAccess } from "./xero-access";
import { cutText } from "../domain/plain-text";

export type BillToPorts = {
  connections: ConnectionStore;
  reader: OrderReader;
  links: LinkStore;
  billTos: BillToStore;
  shopOrders: ShopOrders;
  books: Books;
  xero: XeroAccess;
  secrets: Secrets;
  clock: Clock;
  bell: Bell;
};

type Decided = { error: string | null };

const LONGEST_REASON = 200;
const LONGEST_TAG = 255;
/** Choices are made by hand. */
const MOST_CHOICES = 1_000;

/**
 * "Bill to someone else". What is not posted yet follows at once; of what is posted, only the very order that was chosen for,
 * where its invoice can still be changed. A sentence where it cannot be, and nothing is kept then.
 */
export function makeChooseBillTo(ports: BillToPorts) {
  return async function chooseBillTo(shop: ShopDomain, wanted: BillToWanted): Promise<Decided> {
    const connection = await ports.connections.active(shop);
    if (!connection || !isReady(connection)) return { error: "This shop is not connected to Xero, or not switched on." };
    const chosen = await choiceFor(ports, connection, wanted);
    if (typeof chosen === "string") return { error: chosen };
    const share = readPortion(wanted, chosen.order);
    if (typeof share === "string") return { error: share };
    const known = await ports.billTos.list(connection.id, MOST_CHOICES);
    if (known.length === MOST_CHOICES) return { error: `There are ${MOST_CHOICES} choices already: remove those that are not needed.` };
    const payer = await findPayer(ports, connection, { wanted, known });
    if (typeof payer === "string") return { error: payer };
    const late = share && chosen.order && chosen.scope === "order" ? tooLateFor(connection, chosen.order, { payer, share }) : null;
    if (late !== null) return { error: late };
    const reason = cutText(wanted.reason.trim(), LONGEST_REASON);
    await keep(ports, connection, { ...chosen, payer, reason, ...(share && { share }) });

    return { error: null };
  };
}

/**
 * "Remove": orders that are not posted yet are billed as if it had never been. What stands in Xero stays, but for an order's own
 * second payer: the order is theirs no longer, as far as Xero lets its invoices follow.
 */
export function makeRemoveBillTo(ports: Pick<BillToPorts, "connections" | "billTos" | "bell">) {
  return async function removeBillTo(shop: ShopDomain, id: string): Promise<void> {
    const connection = await ports.connections.active(shop);
    if (!connection) return;
    const removed = (await ports.billTos.list(connection.id, MOST_CHOICES)).find((each) => each.id === id);
    const wasShared = removed?.share && removed.scope === "order";
    await ports.billTos.remove(connection.id, id as BillToId, wasShared ? (removed.key as OrderId) : null);
    await ports.bell.ringLane(connection.tenantId);
  };
}

type Chosen = Pick<BillTo, "scope" | "key" | "label"> & { order: StoredOrder | null };

/** What the choice is for, or why it cannot be chosen for. */
async function choiceFor(
  ports: BillToPorts,
  connection: ReadyConnection,
  { scope, tag, recordId, portion }: BillToWanted,
): Promise<Chosen | string> {
  if (scope === "tag") {
    const label = tag.trim();
    if (label === "" || label.length > LONGEST_TAG) return "Enter a tag, as it stands on the orders in Shopify.";

    return { scope, key: tagKey(label), label, order: null };
  }
  const order = recordId === null ? null : await orderNamed(ports.reader, connection.id, recordId);
  if (!order) return "This shop has no such order.";
  if (scope === "order") {
    const obstacle = portion === "whole" ? obstacleOf(connection, order) : null;

    return obstacle ?? { scope, key: order.orderId, label: order.name, order };
  }

  return buyerOf(ports, connection, { scope, order });
}

/** An order that is undone, or whose documents are all gone, is billed anew when it is posted again. */
export function obstacleOf({ organisation }: Pick<ReadyConnection, "organisation">, { standing, wish }: StoredOrder): string | null {
  if (wish || nothingStands(standingOf(standing))) return null;

  return obstacleToRebilling(standing, organisation);
}

/** Choosing again what was posted changes nothing, and is always allowed. */
function tooLateFor(connection: ReadyConnection, order: StoredOrder, { payer, share }: { payer: Payer; share: Portion }): string | null {
  const posted = secondAsSent(order.standing, connection.organisation);
  const isSame = posted && payer.kind !== "buyer" && isSameSecond(posted, secondPayer(payer, { ...posted, portion: share }));

  return isSame ? null : sharingObstacleOf(connection, order);
}

/** The same of a second payer. */
export function sharingObstacleOf({ organisation }: Pick<ReadyConnection, "organisation">, { standing, wish }: StoredOrder): string | null {
  if (wish || nothingStands(standingOf(standing))) return null;

  return obstacleToSharing(standing, organisation);
}

type OfBuyer = { scope: "customer" | "company"; order: StoredOrder };

/** Customers and companies are known by an order of theirs, which Shopify is asked for: an id that was typed may be nobody's. */
async function buyerOf(
  { shopOrders }: BillToPorts,
  { shop, profile }: ReadyConnection,
  { scope, order }: OfBuyer,
): Promise<Chosen | string> {
  const answer = await shopOrders.read(shop, { id: order.orderId, side: profile.bookingCurrency });
  if (answer.kind !== "done") return `Shopify could not be asked who bought ${order.name}, so nothing was changed. Try again in a moment.`;
  const buyer = answer.value?.[scope];
  if (!buyer) return `Order ${order.name} has no ${scope} in Shopify.`;
  const label = scope === "company" ? buyer.name : `customer of ${order.name}`;

  return { scope, key: buyer.id, label, order };
}

/** The contact is linked first: an order that meets the choice finds it. */
async function keep(
  ports: BillToPorts,
  connection: ReadyConnection,
  { order, payer, ...rest }: Chosen & Pick<BillTo, "payer" | "reason" | "share">,
) {
  const { links, billTos, clock, secrets, bell } = ports;
  if (payer.kind === "existing") await links.linkContact(connection.id, { customerKey: payerKey(payer), contactId: payer.contactId });
  const at = clock.now().toISOString() as Instant;
  await billTos.set(connection.id, { ...rest, payer, at, id: secrets.random() as BillToId }, order?.orderId ?? null);
  await bell.ringLane(connection.tenantId);
}
