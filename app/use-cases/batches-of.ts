import type { OrderRecordId } from "../domain/ids";

/** Xero advises at most 50 documents and 3.5 MB a request (Nov 2026). */
const MOST_DOCUMENTS = 50;
const MOST_BYTES = 3_000_000;

/**
 * In their order, as full as Xero takes them. A document is measured as we keep it, with the reasons of its amounts, which
 * is longer than what is sent; one that is too large alone goes alone, and Xero says so.
 */
export function batchesOf<Member extends { document: unknown }>(members: readonly Member[], most = MOST_DOCUMENTS): Member[][] {
  // One alone, as a quiet shop's are, is not worth measuring.
  if (members.length === 1) return [[...members]];
  const batches: Member[][] = [];
  let bytes = 0;
  for (const member of members) {
    const size = sizeOf(member.document);
    const last = batches.at(-1);
    if (last && last.length < most && bytes + size <= MOST_BYTES) {
      last.push(member);
      bytes += size;
    } else {
      batches.push([member]);
      bytes = size;
    }
  }

  return batches;
}

/** Xero takes five requests of an organisation at once; two are left for pages that people look at, and for what else is under way. */
const AT_ONCE = 3;

/** What may be under way at the same time, round after round: documents of one order never are, so that their order holds. */
export function sideBySide<Member extends { dirty: { recordId: OrderRecordId } }>(batches: readonly Member[][]): Member[][][] {
  const rounds: Member[][][] = [];
  let orders = new Set<OrderRecordId>();
  for (const batch of batches) {
    const ids = batch.map(({ dirty }) => dirty.recordId);
    const round = rounds.at(-1);
    if (round && round.length < AT_ONCE && !ids.some((id) => orders.has(id))) {
      round.push(batch);
      for (const id of ids) orders.add(id);
    } else {
      rounds.push([batch]);
      orders = new Set(ids);
    }
  }

  return rounds;
}

/** At least what the document takes: measured exactly only where fifty as large as that would be too much. */
function sizeOf(document: unknown): number {
  const most = mostBytes(document);

  return most * MOST_DOCUMENTS <= MOST_BYTES ? most : exactBytes(document);
}

/** Without writing it down. UTF-8 takes at most three bytes a character; names of fields are ASCII. */
function mostBytes(part: unknown): number {
  if (typeof part === "string") return 3 * part.length + 3;
  if (typeof part === "bigint") return part.toString().length + 3;
  if (typeof part !== "object" || part === null) return 30;
  let bytes = 3;
  for (const key in part) bytes += key.length + 4 + mostBytes((part as Record<string, unknown>)[key]);

  return bytes;
}

function exactBytes(document: unknown): number {
  return new TextEncoder().encode(JSON.stringify(document, (_key, each: unknown) => (typeof each === "bigint" ? each.toString() : each)))
    .length;
}
