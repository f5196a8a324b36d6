import { NOT_NAMED, problem, type Problem } from "../domain/problem";
import type { Answer, FailedAnswer } from "../ports/answer";
import type { Books } from "../ports/books";
import type { ElementOutcome } from "../ports/books-writer";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { Log } from "../ports/log";
import type { Member, OpenBatch, Settlement, WriteLedger } from "../ports/write-ledger";
import { adoptTaken } from "./adopt-taken";
import { writerOf } from "./books-writers";
import { problemOf } from "./failure";
import { lookUp } from "./look-up";
import type { XeroAccess } from "./xero-access";

export type WritePorts = { ledger: WriteLedger; books: Books; xero: XeroAccess; clock: Clock; log: Log };

/** How a batch went: settled member by member; and what was not sent, or may have been done. What is in neither was let go, to be decided anew. */
export type WriteResult = { settlements: readonly Settlement[]; failed: readonly { members: readonly Member[]; answer: FailedAnswer }[] };

/** `lookedAt`: when it was last looked for in the books, if it may have been sent before. */
export type Sending = { batch: OpenBatch; lookedAt?: Date | undefined };

/** A batch that was looked for is sent again only while the look is fresh: a long pause in between may have changed the books. */
const LOOK_LASTS_MS = 60_000;

/**
 * A worker that stood still for longer once its request was marked as sent does not send it: its lane may be another's, who has sent
 * it and settled it by now, and Xero knows the key for six minutes only. A payment was booked twice so.
 */
const MARK_LASTS_MS = 10_000;

/** So many documents of a batch are found out by halving; where more are refused and none is taken, it is not for what is in them. */
const MOST_ISOLATED = 3;

/**
 * Sends a batch that is already stored, and settles what the answer settles. Where Xero refuses the whole request, halves
 * find the document it is refused for, and the others go. Only where the outcome is unknown does the batch stay open: then
 * `recover-writes` looks before anything is sent again.
 */
export async function sendBatch(ports: WritePorts, connection: Connection, sending: Sending): Promise<WriteResult> {
  const { batch } = sending;
  const answer = await send(ports, connection, sending);
  if (answer.kind === "rejected" && batch.members.length > 1) return isolate(ports, connection, { batch, answer });

  return settleAnswered(ports, connection, { batch, answer });
}

type Sent = Awaited<ReturnType<typeof send>>;

/** Marked as sent only when the call is really let out: before, it may wait for a token or for its share of the calls. */
async function send(ports: WritePorts, connection: Connection, { batch, lookedAt }: Sending): Promise<Answer<ElementOutcome[]>> {
  const { ledger, clock } = ports;
  const writer = writerOf(ports.books, batch.kind);
  const known = await knownBefore(ports, connection, batch);
  if (known.kind !== "done") return known.kind === "outcome-unknown" ? { kind: "unreachable", message: known.message } : known;
  const decided = new Set(known.value.map(keyOf));
  const documents = batch.members.flatMap(({ naturalKey, document }) => (decided.has(naturalKey) ? [] : [document]));
  if (documents.length === 0) return known;

  const sent = await ports.xero(connection, async (access) => {
    const now = clock.now();
    if (lookedAt && isOlder(lookedAt, now, LOOK_LASTS_MS)) return LOOK_AGAIN;
    await ledger.markSent(batch.id, now);
    if (isOlder(now, clock.now(), MARK_LASTS_MS)) {
      await ledger.takeBackMark(batch.id);
      return STOOD_STILL;
    }

    const answer = await writer.create(access, { documents, idempotencyKey: batch.idempotencyKey });
    if (neverGotIn(answer)) await ledger.takeBackMark(batch.id);
    const { id, kind, idempotencyKey: key, causes = [] } = batch;
    ports.log.info("Xero was asked to write.", {
      batch: id,
      key,
      kind,
      documents: documents.length,
      outcome: answer.kind,
      causes: causes.join(" "),
    });

    return answer;
  });

  return sent.kind === "done" ? { kind: "done", value: [...known.value, ...sent.value] } : sent;
}

function isOlder(then: Date, now: Date, ms: number): boolean {
  return now.getTime() - then.getTime() > ms;
}

/** Xero has certainly not executed it: too many calls, no access, no line. */
function neverGotIn({ kind }: Answer<unknown>): boolean {
  return kind === "rate-limited" || kind === "unauthorised" || kind === "unreachable";
}

/** What changes something that stands is held against it right before. */
async function knownBefore(ports: WritePorts, connection: Connection, { kind, members }: OpenBatch): Promise<Answer<ElementOutcome[]>> {
  const { known, lookUps } = writerOf(ports.books, kind);
  if (!known) return { kind: "done", value: [] };

  return lookUp(ports, connection, { what: kind, parts: lookUps(members.map(({ document }) => document)), ask: known });
}

function keyOf(outcome: ElementOutcome): string {
  return outcome.ok ? outcome.written.naturalKey : outcome.naturalKey;
}

const LOOK_AGAIN: FailedAnswer = { kind: "unreachable", message: "It is looked for once more before it is sent again." };

/** Unknown, since a successor may have sent it meanwhile. */
const STOOD_STILL: FailedAnswer = { kind: "outcome-unknown", message: "The worker stood still before it was sent." };

/** Of a batch that was sent before, only an answer about its documents settles anything: the first request may still be on its way. */
async function settleAnswered(ports: WritePorts, connection: Connection, { batch, answer }: { batch: OpenBatch; answer: Sent }) {
  const { members, kind } = batch;
  const notSent = answer.kind !== "done" && answer.kind !== "rejected" && answer.kind !== "outcome-unknown";
  if (answer.kind === "outcome-unknown" || (notSent && batch.sentAt !== null)) return { settlements: [], failed: [{ members, answer }] };

  if (answer.kind === "done") {
    const { settlements, failed } = await adoptTaken(ports, connection, { kind, settlements: settle(members, answer.value) });
    await ports.ledger.settle(connection.id, batch, settlements);

    return { settlements: settlements.filter(({ end }) => end !== "released"), failed: failed ? [failed] : [] };
  }
  const settlements = members.map((member) => wholeCallFailed(member, answer));
  await ports.ledger.settle(connection.id, batch, settlements);

  return notSent ? { settlements: [], failed: [{ members, answer }] } : { settlements, failed: [] };
}

type Refused = { batch: OpenBatch; answer: FailedAnswer };

/**
 * Nothing of a refused request was written, so its members are free to go in other company. Where Xero takes some of them, what is
 * still refused together is let go once three are found: it goes again without these, and each time finds three more, until all have
 * ended. Held with the three, they were sent no more, though nothing was wrong with most of them.
 */
async function isolate(ports: WritePorts, connection: Connection, refused: Refused): Promise<WriteResult> {
  const results: WriteResult[] = [];
  const together: Refused[] = [];
  const parts = await halves(ports, connection, refused);
  let [isolated, isAnyTaken] = [0, false];
  for (let members = parts.shift(); members; members = parts.shift()) {
    const batch = await ports.ledger.open(connection.id, { kind: refused.batch.kind, members });
    const answer = await send(ports, connection, { batch });
    if (answer.kind === "rejected" && members.length > 1) {
      if (isolated < MOST_ISOLATED) parts.unshift(...(await halves(ports, connection, { batch, answer })));
      else together.push({ batch, answer });
      continue;
    }
    if (answer.kind === "rejected") isolated++;
    if (answer.kind === "done") isAnyTaken = true;
    results.push(await settleAnswered(ports, connection, { batch, answer }));
  }
  for (const each of together) {
    if (isAnyTaken) await letGo(ports, connection, each);
    else results.push(await settleAnswered(ports, connection, each));
  }

  return { settlements: results.flatMap(({ settlements }) => settlements), failed: results.flatMap(({ failed }) => failed) };
}

/** Its members let go, in two halves. */
export async function halves(ports: WritePorts, connection: Connection, refused: Refused): Promise<Member[][]> {
  await letGo(ports, connection, refused);
  const { members } = refused.batch;
  const middle = Math.ceil(members.length / 2);

  return [members.slice(0, middle), members.slice(middle)];
}

async function letGo({ ledger }: WritePorts, connection: Connection, { batch, answer }: Refused): Promise<void> {
  const released = batch.members.map((member): Settlement => ({ member, end: "released", problem: problemOf(answer, "Xero") }));
  await ledger.settle(connection.id, batch, released);
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

function refusal({ message, taken, locked, archived, changedMeanwhile, about }: ElementOutcome & { ok: false }): Problem {
  if (changedMeanwhile) return problem("xero-refused", "retry", message);
  if (archived)
    return problem(
      "contact-archived",
      "decide",
      `Xero refused it: ${message} Restore the contact in Xero, and the order goes on by itself.`,
    );
  if (locked) return { ...problem("period-locked", "decide", `Xero refused it: ${message}`), field: "lockDates" };

  if (taken) return problem("number-taken", "decide", message);

  return { ...problem("xero-refused", "decide", `Xero refused it: ${message}`), inXero: about ?? NOT_NAMED };
}

/** A refused request wrote nothing; one that never got in (limit, token, no line) wrote nothing either and is decided anew. */
function wholeCallFailed(member: Member, answer: FailedAnswer): Settlement {
  return { member, end: answer.kind === "rejected" ? "rejected" : "released", problem: problemOf(answer, "Xero") };
}
