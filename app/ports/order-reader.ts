import type { ConnectionId, InvoiceId, OrderId, OrderRecordId, ShopDomain } from "../domain/ids";
import type { InvoiceInBooks } from "../domain/ledger/sales-invoice";
import type { Money } from "../domain/money/money";
import type { PostingPlan } from "../domain/posting/posting-plan";
import type { Problem } from "../domain/problem";
import type { StandingQuote } from "../domain/quotes/standing-quote";
import type { StandingLinks } from "../domain/sync/order-situation";
import type { Rest } from "../domain/sync/rest";
import type { Wish } from "../domain/undo/wish";
import type { BooksKind, ShopWrite } from "./write-ledger";

export type OrderStatus = Rest["status"];

/** What is remembered of an order, for the pages. Nobody is asked for it. */
export type StoredOrder = {
  recordId: OrderRecordId;
  orderId: OrderId;
  name: string;
  placedAt: Date;
  status: OrderStatus;
  problems: readonly Problem[];
  /** When a sweep last found a change of it that no webhook had told of. */
  foundBySweepAt: Date | null;
  /** Something happened that goes with the next sync. */
  waits: boolean;
  /** What a person decided about it. */
  wish?: Wish | null;
  facts: { total: Money; tax: Money; paid: Money; outstanding: Money } | null;
  plan: Omit<PostingPlan, "contact"> | null;
  invoice: { id: InvoiceId; seen: InvoiceInBooks; readAt: Date } | null;
  /** Of a draft order only. */
  quote?: StandingQuote & { readAt: Date };
  /** The same invoice, and everything beside it. */
  standing: StandingLinks;
};

export type StoredAttempt = {
  at: Date;
  kind: BooksKind | ShopWrite["kind"];
  state: "SENDING" | "DONE" | "REJECTED" | "RELEASED";
  naturalKey: string;
  problem: Problem | null;
};

/** When each of these last happened. */
export type SignsOfLife = { webhook: Date | null; posted: Date | null; worker: Date | null };

/** Reading for the pages only. */
export interface OrderReader {
  counts(connectionId: ConnectionId): Promise<Record<OrderStatus, number>>;
  /** Newest first; `after` is the record to go on from. */
  list(connectionId: ConnectionId, query: { status: OrderStatus | null; after: string | null; limit: number }): Promise<StoredOrder[]>;
  one(connectionId: ConnectionId, recordId: string): Promise<StoredOrder | null>;
  attempts(recordId: OrderRecordId): Promise<StoredAttempt[]>;
  signsOfLife(of: { shop: ShopDomain; connectionId: ConnectionId | null }): Promise<SignsOfLife>;
}
