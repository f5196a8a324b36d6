import { isDraftOrder, type ConnectionId, type ShopDomain } from "../domain/ids";
import type { ConnectionStore } from "../ports/connection-store";
import type { OrderReader, StoredOrder } from "../ports/order-reader";
import { isReady, type ReadyConnection } from "./ready-connection";

/** What is said where there is none. */
export const NO_SUCH_ORDER = "This shop has no such order, or is not connected to Xero.";

/** An order about which a person may decide, of a connection that is switched on. */
export async function findOrder(
  { connections, reader }: { connections: Pick<ConnectionStore, "active">; reader: Pick<OrderReader, "one"> },
  shop: ShopDomain,
  recordId: string,
): Promise<{ connection: ReadyConnection; order: StoredOrder } | null> {
  const connection = await connections.active(shop);
  const order = connection && (await orderNamed(reader, connection.id, recordId));

  return connection && order && isReady(connection) ? { connection, order } : null;
}

/** A draft order follows Shopify: nothing is decided about it as about an order. */
export async function orderNamed(reader: Pick<OrderReader, "one">, id: ConnectionId, recordId: string): Promise<StoredOrder | null> {
  const order = await reader.one(id, recordId);

  return order && !isDraftOrder(order.orderId) ? order : null;
}
