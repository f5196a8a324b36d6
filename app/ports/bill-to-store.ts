import type { BillToId, ConnectionId, OrderId } from "../domain/ids";
import type { BillTo } from "../domain/payers/bill-to";

/** What the merchant chose about who is billed. People make these choices by hand, so there are few of them. */
export interface BillToStore {
  /** Those that may concern these orders: the orders' own, and all that are for more than one order. */
  forOrders(connectionId: ConnectionId, orderIds: readonly OrderId[]): Promise<BillTo[]>;
  /** Newest first. */
  list(connectionId: ConnectionId, limit: number): Promise<BillTo[]>;
  /**
   * Takes the place of an earlier choice for the same; of a second payer, one for a second payer. In the same transaction all orders
   * that are held or wait are asked for, and by hand the one it was chosen on, whose documents are read again: else a choice might
   * stand that nobody carries out.
   */
  set(connectionId: ConnectionId, billTo: BillTo, chosenOn: OrderId | null): Promise<void>;
  /** Likewise. */
  remove(connectionId: ConnectionId, id: BillToId, chosenOn: OrderId | null): Promise<void>;
}
