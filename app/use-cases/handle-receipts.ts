import { PROPOSED_RULES } from "../domain/edits/people-rules";
import type { DraftOrderId, OrderId, ShopDomain, TenantId } from "../domain/ids";
import type { AuditLog, Erasure } from "../ports/audit-log";
import type { Bell } from "../ports/bell";
import type { ContactFollows } from "../ports/contact-follows";
import type { ConnectionStore } from "../ports/connection-store";
import type { DocumentChange, LinkStore } from "../ports/link-store";
import type { Log } from "../ports/log";
import type { OrderStore } from "../ports/order-store";
import type { Hint, ReceiptReader } from "../ports/receipt-reader";
import type { Receipt, ReceiptStore } from "../ports/receipt-store";
import type { ForgetShop } from "./disconnect";

type Ports = {
  receipts: ReceiptStore;
  receiptReader: ReceiptReader;
  connections: ConnectionStore;
  orders: OrderStore;
  links: LinkStore;
  follows: Pick<ContactFollows, "customersChanged">;
  bell: Bell;
  log: Log;
  audit: Pick<AuditLog, "erase">;
  forgetShop: ForgetShop;
};

const PER_TURN = 1_000;

/** What a turn's receipts ask for, each thing once. */
type Asked = {
  /** Each order with what asked for it. */
  orders: Map<ShopDomain, Map<OrderId, string>>;
  drafts: Map<ShopDomain, Map<DraftOrderId, string>>;
  documents: Map<TenantId, DocumentChange[]>;
  customers: Map<ShopDomain, Map<string, string>>;
  shopsLeft: Set<ShopDomain>;
  erasures: { shop: ShopDomain; whose: Erasure }[];
};

/**
 * Turns stored webhooks into orders and documents to look at. True when there may be more.
 * Receipts are handled only once what they ask for is stored; handled twice they ask for the same look again.
 */
export function makeHandleReceipts(ports: Ports) {
  return async function handleReceipts(): Promise<boolean> {
    const receipts = await ports.receipts.unhandled(PER_TURN);
    const asked = nothingAsked();
    for (const receipt of receipts) {
      for (const hint of ports.receiptReader.hints(receipt)) note(ports, asked, { receipt, hint });
    }
    for (const [shop, causes] of asked.orders) await lookAtOrders(ports, shop, causes);
    for (const [shop, causes] of asked.drafts) await lookAtDrafts(ports, shop, causes);
    for (const [tenantId, changes] of asked.documents) await lookAtDocuments(ports, tenantId, changes);
    for (const [shop, causes] of asked.customers) await lookAtCustomers(ports, shop, causes);
    for (const shop of asked.shopsLeft) await ports.forgetShop(shop);
    for (const { shop, whose } of asked.erasures) await ports.audit.erase(shop, whose);
    if (receipts.length > 0) await ports.receipts.markHandled(receipts.map(({ id }) => id));

    return receipts.length === PER_TURN;
  };
}

function nothingAsked(): Asked {
  return { orders: new Map(), drafts: new Map(), documents: new Map(), customers: new Map(), shopsLeft: new Set(), erasures: [] };
}

function note({ log }: Ports, asked: Asked, { receipt: { id, topic, shop }, hint }: { receipt: Receipt; hint: Hint }): void {
  switch (hint.kind) {
    case "order":
      asked.orders.set(
        shop as ShopDomain,
        (asked.orders.get(shop as ShopDomain) ?? new Map<OrderId, string>()).set(hint.orderId, cause(id)),
      );
      return;
    case "draft":
      asked.drafts.set(
        shop as ShopDomain,
        (asked.drafts.get(shop as ShopDomain) ?? new Map<DraftOrderId, string>()).set(hint.draftId, cause(id)),
      );
      return;
    case "documents":
      asked.documents.set(hint.tenantId, [...(asked.documents.get(hint.tenantId) ?? []), ...hint.changes]);
      return;
    case "customer":
      asked.customers.set(
        shop as ShopDomain,
        (asked.customers.get(shop as ShopDomain) ?? new Map<string, string>()).set(hint.customerKey, cause(id)),
      );
      return;
    case "shop-left":
      asked.shopsLeft.add(shop as ShopDomain);
      return;
    case "erase":
      asked.erasures.push({ shop: shop as ShopDomain, whose: hint.whose });
      return;
    case "nothing":
      return log.info("A webhook that concerns nothing of ours was noted.", { topic, receipt: id.toString() });
    case "unreadable":
      return unreadable(log, topic, id);
  }
}

/** What a customer asked to have erased is found by no sweep: a person has to see to it. */
function unreadable(log: Log, topic: string, receipt: bigint): void {
  if (topic.endsWith("/redact"))
    log.error("A request to erase a customer's data could not be read. Erase it by hand.", { topic, receipt: receipt.toString() });
  else log.warn("A webhook could not be read; the sweep covers it.", { topic, receipt: receipt.toString() });
}

/** A webhook's name from here to Xero: kept on its order and on each write that comes of it, and logged with both. */
function cause(receipt: bigint): string {
  return `webhook-${receipt}`;
}

/** Before a connection is switched on there is nothing to do: its first sweep reads every order from the chosen day. */
async function lookAtOrders({ connections, orders, bell }: Ports, shop: ShopDomain, causes: ReadonlyMap<OrderId, string>): Promise<void> {
  const connection = await connections.active(shop);
  if (!connection || connection.state === "SETUP") return;
  await orders.markDirtyBy(connection.id, causes);
  await bell.ringLane(connection.tenantId);
}

/** Only where quotes are wanted: a draft order is nobody's business otherwise. It is remembered as an order is. */
async function lookAtDrafts(
  { connections, orders, bell }: Ports,
  shop: ShopDomain,
  causes: ReadonlyMap<DraftOrderId, string>,
): Promise<void> {
  const connection = await connections.active(shop);
  if (!connection || connection.state === "SETUP" || connection.profile?.draftOrders !== "quote") return;
  await orders.markDirtyBy(connection.id, new Map([...causes].map(([draft, by]) => [draft as string as OrderId, by])));
  await bell.ringLane(connection.tenantId);
}

/** A customer without a contact causes nothing: a contact is made with the first order. */
async function lookAtCustomers(
  { connections, follows, bell }: Ports,
  shop: ShopDomain,
  causes: ReadonlyMap<string, string>,
): Promise<void> {
  const connection = await connections.active(shop);
  if (!connection || connection.state === "SETUP" || !(connection.peopleRules ?? PROPOSED_RULES).customers.follow) return;
  const changes = [...causes].map(([customerKey, cause]) => ({ customerKey, at: null, cause }));
  if (await follows.customersChanged(connection.id, changes)) await bell.ringLane(connection.tenantId);
}

/** Other people's documents are nobody's business here: only linked ones are marked, and only with what is news. */
async function lookAtDocuments({ connections, links, bell }: Ports, tenantId: TenantId, changes: readonly DocumentChange[]): Promise<void> {
  let news = false;
  for (const { id } of await connections.onTenant(tenantId)) news = (await links.markChanged(id, changes)) || news;
  if (news) await bell.ringLane(tenantId);
}
