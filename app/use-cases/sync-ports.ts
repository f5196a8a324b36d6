import type { ConnectionStore } from "../ports/connection-store";
import type { LinkStore } from "../ports/link-store";
import type { Log } from "../ports/log";
import type { OrderStore } from "../ports/order-store";
import type { ShopOrders } from "../ports/shop-orders";
import type { WritePorts } from "./write-documents";

/** What a slice of work on a lane needs. `orderUrl` is an order's address in the shop's admin. */
export type SyncPorts = WritePorts & {
  orders: OrderStore;
  links: LinkStore;
  connections: ConnectionStore;
  shopOrders: ShopOrders;
  log: Log;
  orderUrl: (shop: string, orderId: string) => string;
};
