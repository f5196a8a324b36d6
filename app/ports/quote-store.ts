import type { ConnectionId, DraftOrderId, OrderId, OrderRecordId, QuoteId } from "../domain/ids";
import type { QuoteInBooks } from "../domain/ledger/quote";
import type { StandingQuote } from "../domain/quotes/standing-quote";

/** The quote that an order came of, and the record of its draft order. */
export type QuoteBehind = { recordId: OrderRecordId; draft: string; quote: StandingQuote };

/** Draft orders ↔ quotes. */
export interface QuoteStore {
  forDrafts(connectionId: ConnectionId, recordIds: readonly OrderRecordId[]): Promise<Map<OrderRecordId, StandingQuote>>;
  /** Keeps how it was read, unless what is kept was read later. */
  saveSeen(connectionId: ConnectionId, id: QuoteId, seen: QuoteInBooks): Promise<void>;
  behind(connectionId: ConnectionId, orderId: OrderId): Promise<QuoteBehind | null>;
  /** Those of ours that changed since they were seen last, each with its draft order. */
  changed(connectionId: ConnectionId, quotes: readonly { id: QuoteId; at: Date }[]): Promise<{ id: QuoteId; draftId: DraftOrderId }[]>;
}
