import { z } from "zod";
import type { InvoiceId, OrderId, ShopDomain, TenantId } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { ConnectionStore } from "../ports/connection-store";
import type { LinkStore } from "../ports/link-store";
import type { Log } from "../ports/log";
import type { OrderStore } from "../ports/order-store";
import type { Receipt, ReceiptStore } from "../ports/receipt-store";
import type { ForgetShop } from "./disconnect";

type Ports = {
  receipts: ReceiptStore;
  connections: ConnectionStore;
  orders: OrderStore;
  links: LinkStore;
  bell: Bell;
  log: Log;
  forgetShop: ForgetShop;
};

const PER_TURN = 200;

/** An event only says "look at this order" or "look at this invoice": amounts in it are never used. */
const orderEvent = z.object({ admin_graphql_api_id: z.string() });
const partOfOrderEvent = z.object({ order_id: z.number().int() });
const orderEditEvent = z.object({ order_edit: z.object({ order_id: z.number().int() }) });
const deletedOrderEvent = z.object({ id: z.number().int() });
const xeroEvents = z.object({ events: z.array(z.object({ resourceId: z.string(), eventCategory: z.string(), tenantId: z.string() })) });

/** Turns stored webhooks into orders and invoices to look at. True when there may be more. */
export function makeHandleReceipts(ports: Ports) {
  return async function handleReceipts(): Promise<boolean> {
    const receipts = await ports.receipts.unhandled(PER_TURN);
    for (const receipt of receipts) {
      await (receipt.source === "SHOPIFY" ? handleShopify(ports, receipt) : handleXero(ports, receipt));
      await ports.receipts.markHandled([receipt.id]);
    }

    return receipts.length === PER_TURN;
  };
}

async function handleShopify(ports: Ports, { topic, shop, body, id }: Receipt): Promise<void> {
  const domain = shop as ShopDomain;
  if (topic === "app/uninstalled" || topic === "shop/redact") return ports.forgetShop(domain);
  const orderId = orderIdIn(topic, parseBody(body));
  if (!orderId) return ports.log.info("A webhook that concerns no order was noted.", { topic, receipt: id.toString() });
  const connection = await ports.connections.active(domain);
  // Not switched on yet: the first sweep reads every order from the day the merchant chose.
  if (!connection || connection.state === "SETUP") return;
  await ports.orders.markDirty(connection.id, [orderId]);
  await ports.bell.ringLane(connection.tenantId);
}

function orderIdIn(topic: string, body: unknown): OrderId | null {
  if (topic === "orders/edited") return numbered(orderEditEvent.safeParse(body).data?.order_edit.order_id);
  if (topic === "orders/delete") return numbered(deletedOrderEvent.safeParse(body).data?.id);
  if (topic.startsWith("orders/")) return (orderEvent.safeParse(body).data?.admin_graphql_api_id ?? null) as OrderId | null;
  if (topic === "refunds/create" || topic === "order_transactions/create") return numbered(partOfOrderEvent.safeParse(body).data?.order_id);

  return null;
}

function numbered(id: number | undefined): OrderId | null {
  return id === undefined ? null : (`gid://shopify/Order/${id}` as OrderId);
}

async function handleXero(ports: Ports, { body, id }: Receipt): Promise<void> {
  const { events } = xeroEvents.safeParse(parseBody(body)).data ?? { events: null };
  if (!events) return ports.log.warn("A Xero webhook could not be read; the sweep covers it.", { receipt: id.toString() });
  const invoices = events.filter(({ eventCategory }) => eventCategory === "INVOICE");
  for (const tenantId of new Set(invoices.map((event) => event.tenantId as TenantId))) {
    const ids = invoices.filter((event) => event.tenantId === tenantId).map(({ resourceId }) => resourceId as InvoiceId);
    await lookAgain(ports, tenantId, ids);
  }
}

/** Other people's invoices are nobody's business here: only linked ones are marked. */
async function lookAgain({ connections, links, bell }: Ports, tenantId: TenantId, ids: InvoiceId[]): Promise<void> {
  let ours = false;
  for (const { id } of await connections.onTenant(tenantId)) ours = (await links.markStale(id, ids)) || ours;
  if (ours) await bell.ringLane(tenantId);
}

/** Unreadable text becomes nothing to act on, which the callers report. */
function parseBody(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
