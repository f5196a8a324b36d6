import { problem, type Problem } from "../domain/problem";
import type { FailedAnswer } from "../ports/answer";
import type { Books } from "../ports/books";
import type { ElementOutcome } from "../ports/books-writer";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { Member, OpenBatch, Settlement, WriteLedger } from "../ports/write-ledger";
import { adoptTaken } from "./adopt-taken";
import { writerOf } from "./books-writers";
import { problemOf } from "./failure";
import type { XeroAccess } from "./xero-access";

export type WritePorts = { ledger: WriteLedger; books: Books; xero: XeroAccess; clock: Clock };

/** How a batch went: settled member by member, or the whole call failed. */
export type WriteResult = { settlements: readonly Settlement[] } | { failed: FailedAnswer };

/**
 * Sends a batch that is already stored, and settles what the answer settles.
 * Only where the outcome is unknown does the batch stay open: then `recover-writes` looks before anything is sent again.
 */
export async function sendBatch(ports: WritePorts, connection: Connection, batch: OpenBatch): Promise<WriteResult> {
  const writer = writerOf(ports.books, batch.kind);
  const documents = batch.members.map(({ document }) => document);
  await ports.ledger.markSent(batch.id, ports.clock.now());
  const answer = await ports.xero(connection, (access) => writer.create(access, { documents, idempotencyKey: batch.idempotencyKey }));
  if (answer.kind === "outcome-unknown") return { failed: answer };

  const settlements =
    answer.kind === "done"
      ? await adoptTaken(ports, connection, { kind: batch.kind, settlements: settle(batch.members, answer.value) })
      : batch.members.map((member) => wholeCallFailed(member, answer));
  await ports.ledger.settle(connection.id, batch.id, settlements);

  return answer.kind === "done" || answer.kind === "rejected" ? { settlements } : { failed: answer };
}

/** Matched by natural key, never by position alone. A member the answer does not mention was not written. */
function settle(members: readonly Member[], outcomes: readonly ElementOutcome[]): Settlement[] {
  const byKey = new Map(outcomes.map((each) => [each.ok ? each.written.naturalKey : each.naturalKey, each]));

  return members.map((member): Settlement => {
    const outcome = byKey.get(member.naturalKey);
    if (!outcome) return { member, end: "rejected", problem: problem("xero-refused", "retry", "Xero's answer left this document out.") };
    if (outcome.ok) return { member, end: "done", written: outcome.written };

    return { member, end: "rejected", problem: refusal(outcome) };
  });
}

function refusal({ message, taken }: ElementOutcome & { ok: false }): Problem {
  return taken ? problem("number-taken", "decide", message) : problem("xero-refused", "decide", `Xero refused it: ${message}`);
}

/** A refused request wrote nothing; one that never got in (limit, token, no line) wrote nothing either and is decided anew. */
function wholeCallFailed(member: Member, answer: FailedAnswer): Settlement {
  return { member, end: answer.kind === "rejected" ? "rejected" : "released", problem: problemOf(answer, "Xero") };
}
