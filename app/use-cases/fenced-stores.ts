import type { ContactFollows } from "../ports/contact-follows";
import type { Lease } from "../ports/lanes";
import type { LinkStore } from "../ports/link-store";
import type { OrderStore } from "../ports/order-store";
import type { WriteLedger } from "../ports/write-ledger";

type Stores = { ledger: WriteLedger; orders: OrderStore; links: LinkStore; follows: ContactFollows };

/**
 * The stores for one turn: whoever lost the lane meanwhile opens and sends no more writes, and keeps nothing of what he read or
 * decided. Without that, a worker that stood still would write what its successor has written by then, a part payment
 * twice, let go what its successor is sending, or put away the news of an edit that its successor never hears of. What Xero has
 * answered is kept all the same.
 */
export function fencedStores({ ledger, orders, links, follows }: Stores, lease: Lease): Stores {
  return {
    ledger: {
      ...ledger,
      open: (connectionId, batch) => ledger.open(connectionId, { ...batch, lease }),
      markSent: (batchId, at) => ledger.markSent(batchId, at, lease),
      settle: (connectionId, { id }, settlements) => ledger.settle(connectionId, { id, lease }, settlements),
      beginShopWrite: (connectionId, order) => ledger.beginShopWrite(connectionId, { ...order, lease }),
    },
    orders: {
      ...orders,
      settle: (order, disposition) => orders.settle(order, disposition, lease),
      settleAll: (settled) => orders.settleAll(settled, lease),
      postpone: (order, delay) => orders.postpone(order, delay, lease),
      park: (parked, problem) => orders.park(parked, problem, lease),
    },
    links: { ...links, saveSeen: (connectionId, read) => links.saveSeen(connectionId, read, lease) },
    follows: { ...follows, settle: (connectionId, looked) => follows.settle(connectionId, looked, lease) },
  };
}
