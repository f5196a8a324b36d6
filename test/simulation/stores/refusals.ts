import type { Problem } from "../../../app/domain/problem";
import type { BooksKind, Member } from "../../../app/ports/write-ledger";
import type { ConnectionRows, Database, RefusalRow } from "./database";

/** Of changes of contacts, and of what may pass by itself, nothing is kept. */
export function keepRefusal({ refusals }: ConnectionRows, { kind, member, problem, madeAt, endedAt }: RefusalRow): void {
  const passes = problem.remedy !== "decide" || (problem.code !== "xero-refused" && problem.code !== "number-taken");
  if (kind !== "CONTACT_UPDATE" && (!passes || problem.code === "xero-fails")) refusals.push({ kind, member, problem, madeAt, endedAt });
}

type Batch = { kind: BooksKind; members: readonly Member[] };

/** Refused word for word, after what held the order was put right last. */
export function refusedBefore(db: Database, { kind, members }: Batch): Map<string, Problem> {
  const found = new Map<string, Problem>();
  for (const { recordId, localId, document } of members) {
    if (!recordId) continue;
    const rows = db.ownerOf(recordId);
    const { clearedAt = -1, openSince = -1 } = rows.known(recordId) ?? {};
    const refusal = rows.refusals.findLast(
      (each) =>
        each.kind === kind &&
        each.member.localId === localId &&
        each.madeAt > clearedAt &&
        (each.problem.code !== "xero-fails" || openSince <= each.endedAt) &&
        asText(each.member.document) === asText(document),
    );
    if (refusal) found.set(localId, refusal.problem);
  }

  return found;
}

function asText(document: unknown): string {
  return JSON.stringify(document, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
