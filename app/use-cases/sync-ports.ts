import type { BillToStore } from "../ports/bill-to-store";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactChoices } from "../ports/contact-choices";
import type { DraftOrders } from "../ports/draft-orders";
import type { ElsewhereStore } from "../ports/elsewhere-store";
import type { LinkStore } from "../ports/link-store";
import type { Log } from "../ports/log";
import type { OrderStore } from "../ports/order-store";
import type { QuoteStore } from "../ports/quote-store";
import type { ShopOrders } from "../ports/shop-orders";
import type { ContactBook } from "./contact-book";
import type { GatherOrders } from "./gather-orders";
import type { Turn } from "./turn";
import type { WritePorts } from "./write-documents";

/** What work on a lane needs. `orderUrl` is an order's address in the shop's admin; `turn` is asked between two requests. */
export type SyncPorts = WritePorts & {
  orders: OrderStore;
  links: LinkStore;
  drafts: DraftOrders;
  quotes: QuoteStore;
  choices: ContactChoices;
  elsewhere: ElsewhereStore;
  billTos: Pick<BillToStore, "forOrders">;
  connections: ConnectionStore;
  shopOrders: ShopOrders;
  log: Log;
  turn: Turn;
  contactBook: ContactBook;
  gather: GatherOrders;
  /** In one request, where that is fewer than Xero takes: then a few orders already make several. */
  mostDocuments?: number;
  orderUrl: (shop: string, orderId: string) => string;
};
