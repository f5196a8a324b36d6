import type { ConnectionId, OrderId, OrderRecordId, ShopDomain } from "../domain/ids";

/**
 * EVENT: something asked for a look · DECISION: what was decided · REQUEST: a write was intended · ANSWER: what became of it ·
 * READING: a document in Xero stands otherwise than it was known to.
 */
export type AuditKind = "EVENT" | "DECISION" | "REQUEST" | "ANSWER" | "READING";

export type AuditEntry = {
  /** Its place in the connection's chain, from 1; null for the moment until it is sealed. */
  position: bigint | null;
  at: Date;
  kind: AuditKind;
  recordId: OrderRecordId | null;
  /** Ids, numbers and amounts, by name; no personal data. */
  facts: Readonly<Record<string, unknown>>;
  /** What was said; null where nothing was, or where it has been erased. */
  words: string | null;
  erased: boolean;
  /** sha256 over the hash before it and this entry, in hex; null until it is sealed. */
  hash: string | null;
  /** Its hash, worked out again from what stands beside it, is the one that was kept. True of what waits for its seal. */
  holds: boolean;
};

/** A customer by the number of the contact, with the orders that Shopify names; or everybody who ever bought in the shop. */
export type Erasure = { contactNumber: string; orderIds: readonly OrderId[] } | "everybody";

/** What happened, append only and chained. The database writes it along with what it tells of; nothing here adds to it. */
export interface AuditLog {
  /** Adds to each chain what is not sealed yet. `breathe` is called between two parts of it. */
  seal(breathe?: () => Promise<void>): Promise<void>;
  /** Of one order, the latest first. */
  ofOrder(connectionId: ConnectionId, recordId: string, limit: number): Promise<AuditEntry[]>;
  /** Of one contact, by its number, the latest first. */
  ofContact(connectionId: ConnectionId, contactNumber: string, limit: number): Promise<AuditEntry[]>;
  /** All that is sealed, in the chain's order, from the position after `after`. */
  sealed(connectionId: ConnectionId, page: { after: bigint; limit: number }): Promise<AuditEntry[]>;
  /** Drops the sentences that may name a person; the chain stands without them. */
  erase(shop: ShopDomain, whose: Erasure): Promise<void>;
}
