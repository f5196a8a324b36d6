import type { ConnectionId, OrderRecordId } from "../domain/ids";
import type { OrderChoice } from "../domain/posting/order-choice";

/** What people chose for single orders over the mapping. Asking for a look at the order is part of it, in the same transaction. */
export interface OrderChoiceStore {
  one(connectionId: ConnectionId, recordId: OrderRecordId): Promise<OrderChoice | null>;
  /** In the place of what was chosen before; null takes it back. Its documents are to be read again first. */
  save(connectionId: ConnectionId, recordId: OrderRecordId, choice: OrderChoice | null): Promise<void>;
}
