/** Xero advises at most 50 documents and 3.5 MB a request (Nov 2026). */
const MOST_DOCUMENTS = 50;
const MOST_BYTES = 3_000_000;

/**
 * In their order, as full as Xero takes them. A document is measured as we keep it, with the reasons of its amounts, which
 * is longer than what is sent; one that is too large alone goes alone, and Xero says so.
 */
export function batchesOf<Member extends { document: unknown }>(members: readonly Member[]): Member[][] {
  // One alone, as a quiet shop's are, is not worth measuring.
  if (members.length === 1) return [[...members]];
  const batches: Member[][] = [];
  let bytes = 0;
  for (const member of members) {
    const size = sizeOf(member.document);
    const last = batches.at(-1);
    if (last && last.length < MOST_DOCUMENTS && bytes + size <= MOST_BYTES) {
      last.push(member);
      bytes += size;
    } else {
      batches.push([member]);
      bytes = size;
    }
  }

  return batches;
}

/** UTF-8 takes at most three bytes a character; measured exactly only where that could matter. */
function sizeOf(document: unknown): number {
  return new TextEncoder().encode(JSON.stringify(document, (_key, each: unknown) => (typeof each === "bigint" ? each.toString() : each)))
    .length;
}
