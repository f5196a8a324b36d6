import type { ConnectionId, OrderRecordId } from "../domain/ids";
import type { Wish } from "../domain/undo/wish";

/** What people decided about single orders. Asking for a look at the order is part of it, in the same transaction. */
export interface WishStore {
  /** Its documents are to be read again first: what was last seen of them may be old. */
  set(connectionId: ConnectionId, recordId: OrderRecordId, wish: Wish): Promise<void>;
  /**
   * The order is decided by its own state again. Documents of it that are all gone from the books are let go of, so that it can be
   * posted anew. False, and nothing happened, while it is being worked on.
   */
  lift(connectionId: ConnectionId, recordId: OrderRecordId): Promise<boolean>;
  /**
   * The order lets go of all its documents, wherever they stand: they are kept on record, and nothing is decided by them any more.
   * With a `wish` it is not posted again, without one it is posted anew. False, and nothing happened, while it is being worked on.
   */
  letGo(connectionId: ConnectionId, recordId: OrderRecordId, wish: Wish | null): Promise<boolean>;
}
