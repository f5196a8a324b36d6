import { PROPOSED_RULES } from "../domain/edits/people-rules";
import type { OrderId, ShopDomain, TenantId } from "../domain/ids";
import type { Erasure } from "../ports/audit-log";
import type { Bell } from "../ports/bell";
import type { ContactFollows } from "../ports/contact-follows";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { HeldOrders } from "../ports/held-orders";
import type { DocumentChange, LinkStore } from "../ports/link-store";
import type { Log } from "../ports/log";
import type { OrderStore } from "../ports/order-store";
import type { Hint, ReceiptReader } from "../ports/receipt-reader";
import type { Receipt, ReceiptStore } from "../ports/receipt-store";
import { letShopsGo, type Departure, type DeparturePorts } from "./let-shops-go";

type Ports = DeparturePorts & {
  receipts: ReceiptStore;
  receiptReader: ReceiptReader;
  connections: ConnectionStore;
  orders: OrderStore;
  links: LinkStore;
  follows: Pick<ContactFollows, "customersChanged">;
  held: Pick<HeldOrders, "customersChanged">;
  bell: Bell;
};

const PER_TURN = 1_000;

/** Each thing of a shop with what asked for it. */
type Causes<Thing> = Map<ShopDomain, Map<Thing, string>>;

/** What a turn's receipts ask for, each thing once. */
type Asked = {
  orders: Causes<OrderId>;
  /** Draft orders: they are remembered as orders are. */
  drafts: Causes<OrderId>;
  documents: Map<TenantId, DocumentChange[]>;
  customers: Causes<string>;
  departures: Map<ShopDomain, Departure>;
  erasures: { shop: ShopDomain; whose: Erasure }[];
};

/**
 * Turns stored webhooks into orders and documents to look at. True when there may be more.
 * Receipts are handled only once what they ask for is stored; handled twice they ask for the same look again. Whether a shop left
 * is asked of Shopify, so it comes last: it keeps nobody else's webhooks waiting.
 */
export function makeHandleReceipts(ports: Ports) {
  return async function handleReceipts(): Promise<boolean> {
    const receipts = await ports.receipts.unhandled(PER_TURN, ports.clock.now());
    const asked = nothingAsked();
    for (const receipt of receipts) {
      for (const hint of ports.receiptReader.hints(receipt)) note(ports, asked, { receipt, hint });
    }
    for (const [shop, causes] of asked.orders) await lookAtOrders(ports, shop, { causes });
    for (const [shop, causes] of asked.drafts) await lookAtOrders(ports, shop, { causes, wanted: wantsQuotes });
    for (const [tenantId, changes] of asked.documents) await lookAtDocuments(ports, tenantId, changes);
    for (const [shop, causes] of asked.customers) await lookAtCustomers(ports, shop, causes);
    for (const { shop, whose } of asked.erasures) await ports.audit.erase(shop, whose);
    const leaving = new Set([...asked.departures.values()].flatMap((departure) => departure.receipts));
    const done = receipts.flatMap(({ id }) => (leaving.has(id) ? [] : [id]));
    if (done.length > 0) await ports.receipts.markHandled(done);
    await letShopsGo(ports, asked.departures);

    return receipts.length === PER_TURN;
  };
}

function nothingAsked(): Asked {
  return { orders: new Map(), drafts: new Map(), documents: new Map(), customers: new Map(), departures: new Map(), erasures: [] };
}

function note({ log }: Ports, asked: Asked, { receipt: { id, topic, shop }, hint }: { receipt: Receipt; hint: Hint }): void {
  switch (hint.kind) {
    case "order":
      return noteCause(asked.orders, { shop, thing: hint.orderId, receipt: id });
    case "draft":
      return noteCause(asked.drafts, { shop, thing: hint.draftId as string as OrderId, receipt: id });
    case "documents":
      asked.documents.set(hint.tenantId, [...(asked.documents.get(hint.tenantId) ?? []), ...hint.changes]);
      return;
    case "customer":
      return noteCause(asked.customers, { shop, thing: hint.customerKey, receipt: id });
    case "shop-left":
      return noteDeparture(asked, shop as ShopDomain, { receipt: id, erase: hint.erase });
    case "erase":
      asked.erasures.push({ shop: shop as ShopDomain, whose: hint.whose });
      return;
    case "nothing":
      return log.info("A webhook that concerns nothing of ours was noted.", { topic, receipt: id.toString() });
    case "unreadable":
      return unreadable(log, topic, id);
  }
}

function noteDeparture({ departures }: Asked, shop: ShopDomain, { receipt, erase }: { receipt: bigint; erase: boolean }): void {
  const before = departures.get(shop);
  departures.set(shop, { receipts: [...(before?.receipts ?? []), receipt], erase: erase || (before?.erase ?? false) });
}

/** What a customer asked to have erased is found by no sweep: a person has to see to it. */
function unreadable(log: Log, topic: string, receipt: bigint): void {
  if (topic.endsWith("/redact"))
    log.error("A request to erase a customer's data could not be read. Erase it by hand.", { topic, receipt: receipt.toString() });
  else log.warn("A webhook could not be read; the sweep covers it.", { topic, receipt: receipt.toString() });
}

type Asking<Thing> = { shop: Receipt["shop"]; thing: Thing; receipt: bigint };

/** A webhook's name goes from here to Xero: it is kept on its order and on each write that comes of it, and logged with both. */
function noteCause<Thing>(causes: Causes<Thing>, { shop, thing, receipt }: Asking<Thing>): void {
  const ofShop = causes.get(shop as ShopDomain) ?? new Map<Thing, string>();
  causes.set(shop as ShopDomain, ofShop.set(thing, `webhook-${receipt}`));
}

type Look = { causes: ReadonlyMap<OrderId, string>; wanted?: (connection: Connection) => boolean };

/** Before a connection is switched on there is nothing to do: its first sweep reads every order from the chosen day. */
async function lookAtOrders({ connections, orders, bell }: Ports, shop: ShopDomain, { causes, wanted }: Look): Promise<void> {
  const connection = await connections.active(shop);
  if (!connection || connection.state === "SETUP" || wanted?.(connection) === false) return;
  await orders.markDirtyBy(connection.id, causes);
  await bell.ringLane(connection.tenantId);
}

/** A draft order is nobody's business otherwise. */
function wantsQuotes({ profile }: Connection): boolean {
  return profile?.draftOrders === "quote";
}

/**
 * A customer without a contact causes nothing, since a contact is made with the first order; but where that order waits for it, it is
 * looked at again.
 */
async function lookAtCustomers(
  { connections, follows, held, bell }: Ports,
  shop: ShopDomain,
  causes: ReadonlyMap<string, string>,
): Promise<void> {
  const connection = await connections.active(shop);
  if (!connection || connection.state === "SETUP") return;
  const changes = [...causes].map(([customerKey, cause]) => ({ customerKey, at: null, cause }));
  const isFollowed =
    (connection.peopleRules ?? PROPOSED_RULES).customers.follow && (await follows.customersChanged(connection.id, changes));
  const waiting = await held.customersChanged(connection.id, changes);
  if (isFollowed || waiting > 0) await bell.ringLane(connection.tenantId);
}

/** Other people's documents are nobody's business here: only linked ones are marked, and only with what is news. */
async function lookAtDocuments({ connections, links, bell }: Ports, tenantId: TenantId, changes: readonly DocumentChange[]): Promise<void> {
  let news = false;
  for (const { id } of await connections.onTenant(tenantId)) news = (await links.markChanged(id, changes)) || news;
  if (news) await bell.ringLane(tenantId);
}
