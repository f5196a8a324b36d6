import type { OrderId, ShopDomain } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { ConnectionStore } from "../ports/connection-store";
import type { LinkStore } from "../ports/link-store";
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
  bell: Bell;
  log: Log;
  forgetShop: ForgetShop;
};

const PER_TURN = 200;

/**
 * Turns stored webhooks into orders and documents to look at. True when there may be more.
 * A receipt is handled only once what it asks for is stored; handled twice it asks for the same look again.
 */
export function makeHandleReceipts(ports: Ports) {
  return async function handleReceipts(): Promise<boolean> {
    const receipts = await ports.receipts.unhandled(PER_TURN);
    for (const receipt of receipts) {
      for (const hint of ports.receiptReader.hints(receipt)) await follow(ports, receipt, hint);
      await ports.receipts.markHandled([receipt.id]);
    }

    return receipts.length === PER_TURN;
  };
}

async function follow(ports: Ports, { id, topic, shop }: Receipt, hint: Hint): Promise<void> {
  switch (hint.kind) {
    case "order":
      return lookAtOrder(ports, shop as ShopDomain, hint.orderId);
    case "documents":
      return lookAtDocuments(ports, hint);
    case "shop-left":
      return ports.forgetShop(shop as ShopDomain);
    case "nothing":
      return ports.log.info("A webhook that concerns nothing of ours was noted.", { topic, receipt: id.toString() });
    case "unreadable":
      return ports.log.warn("A webhook could not be read; the sweep covers it.", { topic, receipt: id.toString() });
  }
}

/** Before a connection is switched on there is nothing to do: its first sweep reads every order from the chosen day. */
async function lookAtOrder({ connections, orders, bell }: Ports, shop: ShopDomain, orderId: OrderId): Promise<void> {
  const connection = await connections.active(shop);
  if (!connection || connection.state === "SETUP") return;
  await orders.markDirty(connection.id, [orderId]);
  await bell.ringLane(connection.tenantId);
}

/** Other people's documents are nobody's business here: only linked ones are marked. */
async function lookAtDocuments({ connections, links, bell }: Ports, { tenantId, ids }: Hint & { kind: "documents" }): Promise<void> {
  let ours = false;
  for (const { id } of await connections.onTenant(tenantId)) ours = (await links.markStale(id, ids)) || ours;
  if (ours) await bell.ringLane(tenantId);
}
