import { createHash } from "node:crypto";

/** What of an entry is under its seal. The sentence is there as a salted hash only, so that it can be erased. */
export type Sealable = {
  /** ISO 8601 in UTC, to the millisecond. */
  at: string;
  kind: string;
  orderRecordId: string | null;
  contactId: string | null;
  /** As PostgreSQL writes a jsonb: keys in its order, one space after each colon and comma. */
  facts: string;
  /** In hex. */
  wordsHash: string | null;
};

/**
 * The hash of an entry: sha256 over the 32 bytes of the hash before it, followed by the JSON array
 * [position, at, kind, orderRecordId, contactId, facts, wordsHash] in UTF-8. Before the first stands sha256 of nothing.
 */
export function sealOf(before: Uint8Array, position: bigint, entry: Sealable): Buffer {
  const { at, kind, orderRecordId, contactId, facts, wordsHash } = entry;
  const content = JSON.stringify([Number(position), at, kind, orderRecordId, contactId, facts, wordsHash]);

  return createHash("sha256").update(before).update(content).digest();
}
