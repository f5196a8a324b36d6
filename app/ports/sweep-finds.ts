import type { ConnectionId, OrderId } from "../domain/ids";
import type { DocumentChange } from "./link-store";

export type OrderChange = { id: OrderId; at: Date };

/**
 * Remembers on the orders that a sweep found a change which no webhook had told of, so that their pages can say so. Asked
 * right after they were marked. A change of the last minutes does not count: its webhook may still be on its way.
 */
export interface SweepFinds {
  /** How many of these orders that was true of. */
  noteOrders(connectionId: ConnectionId, changes: readonly OrderChange[], now: Date): Promise<number>;
  noteDocuments(connectionId: ConnectionId, changes: readonly DocumentChange[], now: Date): Promise<number>;
}
