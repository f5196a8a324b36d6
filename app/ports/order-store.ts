import type { ConnectionId, OrderId, OrderRecordId } from "../domain/ids";
import type { Order } from "../domain/commerce/order";
import type { Posting } from "../domain/posting/posting-plan";
import type { Problem } from "../domain/problem";
import type { Rest } from "../domain/sync/rest";

/** An order that wants looking at. `seq` is what was asked for when it was claimed: later asks keep it dirty. */
export type DirtyOrder = { recordId: OrderRecordId; orderId: OrderId; seq: number; attempts: number };

export type Disposition = { rest: Rest; order: Order | null; posting: Posting | null };

export interface OrderStore {
  /** Asks for a look at these orders; unknown ones become known. Asking twice is one look. */
  markDirty(connectionId: ConnectionId, orderIds: readonly OrderId[]): Promise<void>;
  /** Oldest first; not those that wait, nor those with a write whose outcome is unknown. */
  dirty(connectionId: ConnectionId, query: { now: Date; limit: number }): Promise<DirtyOrder[]>;
  /** The order came to rest: keeps its disposition, and clears the ask unless a new one came meanwhile. */
  settle(order: DirtyOrder, disposition: Disposition): Promise<void>;
  /** Could not be finished for a passing reason: stays dirty and is looked at again then. */
  postpone(order: DirtyOrder, delay: { until: Date; problem: Problem; order: Order | null }): Promise<void>;
  /** Everything that was held for a cause the merchant has now mended. */
  markHeldDirty(connectionId: ConnectionId): Promise<void>;
}
