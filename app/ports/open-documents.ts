import type { ConnectionId, OrderId } from "../domain/ids";
import type { BooksDocumentId, DocumentRead } from "./link-store";
import type { OrderChange } from "./sweep-finds";

/** What both sides are held against once a night, whether or not anybody said that something changed. */
export interface OpenDocuments {
  /** Our documents in Xero that are neither settled nor gone, and were not looked at since; those that wait longest first. */
  notSeenSince(connectionId: ConnectionId, since: Date, limit: number): Promise<BooksDocumentId[]>;
  /** Of these, the ones that stand otherwise than they were seen, or not at all any more. */
  differing(
    connectionId: ConnectionId,
    asked: readonly BooksDocumentId[],
    found: readonly DocumentRead[],
  ): Promise<BooksDocumentId["id"][]>;
  looked(connectionId: ConnectionId, asked: readonly BooksDocumentId[], at: Date): Promise<void>;
  /** Orders that we do not know, or only as they were before; none that is being looked at. */
  missed(connectionId: ConnectionId, changes: readonly OrderChange[]): Promise<OrderId[]>;
}
