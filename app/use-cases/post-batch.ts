import type { ContactId } from "../domain/ids";
import { withoutReasons } from "../domain/ledger/without-reasons";
import type { Problem } from "../domain/problem";
import { attention } from "../domain/sync/rest";
import type { Written } from "../ports/books-writer";
import type { DirtyOrder } from "../ports/order-store";
import type { BooksKind, Member } from "../ports/write-ledger";
import { batchesOf, sideBySide } from "./batches-of";
import { writerOf } from "./books-writers";
import { followContacts } from "./follow-contacts";
import { postpone, type Waiting } from "./postpone";
import { contactInXero } from "./release-cured";
import type { ReadyConnection } from "./ready-connection";
import { restRefused } from "./rest-refused";
import type { SyncPorts } from "./sync-ports";
import { isNamedByNumber, isNameTaken, lookForName, toldOfRefusal } from "./taken-names";
import { sendBatch, type WriteResult } from "./write-documents";

/** A document to be written for an order. */
export type Drafted = Waiting & { localId: string; document: unknown };

type Posting = {
  kind: BooksKind;
  members: readonly Drafted[];
  /** Which of a batch are still to be written, asked right before it is stored. */
  still?: (members: readonly Drafted[]) => Promise<readonly Drafted[]>;
};

/**
 * Stores each batch before it is sent, and deals with what failed. Some are under way side by side: one request takes Xero
 * seconds, and it takes five at once. Between two such rounds more urgent work may take orders away, and the turn may end.
 * Returns the orders that are out of hand.
 */
export async function postBatch(ports: SyncPorts, connection: ReadyConnection, posting: Posting): Promise<DirtyOrder[]> {
  const out: DirtyOrder[] = [];
  const members = posting.members.map((each) => ({ ...each, document: withoutReasons(each.document) }));
  for (const round of sideBySide(batchesOf(members, ports.mostDocuments))) {
    const goesOn = await ports.turn.goOn();
    const ours = round.map((batch) => (goesOn ? batch.filter(({ dirty }) => !ports.turn.taken.has(dirty.recordId)) : []));
    out.push(...round.flatMap((batch, at) => without(batch, ours[at])));
    const ended = await Promise.allSettled(ours.map((batch) => postOne(ports, connection, { ...posting, members: batch })));
    // Only once none is under way any more: the lane is given up with the turn.
    for (const each of ended) {
      if (each.status === "rejected") throw each.reason;
      out.push(...each.value);
    }
  }

  return out;
}

async function postOne(ports: SyncPorts, connection: ReadyConnection, { kind, members, still }: Posting): Promise<DirtyOrder[]> {
  const open = still ? await still(members) : members;
  const wanted = await restRefused(ports, { kind, members: open });
  const failed = wanted.length > 0 ? await post(ports, connection, { kind, members: wanted }) : [];

  return [...without(members, wanted), ...failed];
}

function without(members: readonly Drafted[], left: readonly Drafted[] = []): DirtyOrder[] {
  const kept = new Set(left);

  return members.filter((each) => !kept.has(each)).map(({ dirty }) => dirty);
}

async function post(ports: SyncPorts, connection: ReadyConnection, { kind, members }: Posting): Promise<DirtyOrder[]> {
  const writer = writerOf(ports.books, kind);
  const batch = await ports.ledger.open(connection.id, {
    kind,
    members: members.map(({ dirty: { recordId, seq }, localId, document }): Member => {
      return { recordId, seq, localId, document, naturalKey: writer.naturalKey(document) };
    }),
  });

  const result = await sendBatch(ports, connection, { batch });
  if (kind === "CONTACT") ports.contactBook.wrote(connection, { written: writtenBy(result), now: ports.clock.now() });

  return dealWith(ports, connection, { kind, members, result });
}

function writtenBy({ settlements }: WriteResult): Written[] {
  return settlements.flatMap((each) => (each.end === "done" ? [each.written] : []));
}

async function dealWith(
  ports: SyncPorts,
  connection: ReadyConnection,
  { kind, members, result: { settlements, failed } }: { kind: BooksKind; members: readonly Drafted[]; result: WriteResult },
): Promise<DirtyOrder[]> {
  const orders = new Map(members.map((each) => [each.localId, each]));
  const out = new Map<string, DirtyOrder>();
  for (const { members: unsettled, answer } of failed) {
    const waiting = unsettled.flatMap(({ localId }) => orders.get(localId) ?? []);
    const unheard = waiting.filter(({ dirty }) => !out.has(dirty.recordId));
    for (const { dirty } of waiting) out.set(dirty.recordId, dirty);
    await postpone(ports, onePerOrder(unheard), { failed: answer, platform: "Xero" });
    // Where Xero takes nothing, the next batch would fare no better.
    if (answer.kind !== "outcome-unknown" && answer.kind !== "rejected")
      ports.turn.end(answer.kind === "rate-limited" ? answer.retryAfterMs : 0);
  }
  for (const settlement of settlements) {
    const waiting = orders.get(settlement.member.localId);
    if (!waiting || settlement.end === "done") continue;
    out.set(waiting.dirty.recordId, waiting.dirty);
    await dealWithRefused(ports, connection, { kind, waiting, problem: settlement.problem });
  }

  return [...out.values()];
}

type Refused = { kind: BooksKind; waiting: Drafted; problem: Problem };

/** Refused for its contact, it says which one that is. */
function withContact(problem: Problem, contactId: ContactId | undefined): Problem {
  return problem.code === "contact-archived" && contactId ? { ...problem, inXero: contactInXero(contactId) } : problem;
}

function contactOf({ document }: Drafted): ContactId | undefined {
  return (document as { contactId?: ContactId }).contactId;
}

/** Some refusals pass; with the others the order comes to rest until a person has decided. */
async function dealWithRefused(ports: SyncPorts, connection: ReadyConnection, { kind, waiting, problem: refused }: Refused): Promise<void> {
  const { dirty, order } = waiting;
  const problem = withContact(refused, contactOf(waiting));
  if (await datedAnew(ports, connection, { waiting, problem })) return;
  if (await contactFollowed(ports, connection, { waiting, problem })) return;
  if (isNameTaken(kind, problem) && !isNamedByNumber(dirty)) return lookForName(ports, waiting, problem.message);
  await ports.orders.settle(dirty, { rest: attention([toldOfRefusal({ kind, localId: waiting.localId }, problem)]), order, posting: null });
}

/**
 * A lock date that was not known: the organisation is read again, and the order decided anew by the merchant's choice. True
 * where that is so; a second refusal of the kind is for a person.
 */
async function datedAnew(
  { orders, connections, clock }: SyncPorts,
  connection: ReadyConnection,
  { waiting: { dirty, order }, problem }: { waiting: Waiting; problem: Problem },
): Promise<boolean> {
  if (problem.code !== "period-locked" || dirty.putOffFor?.code === problem.code) return false;
  await connections.forgetOrganisation(connection.id);
  await orders.postpone(dirty, { until: clock.now(), problem, order });

  return true;
}

/**
 * The contact was archived since it was linked: where it was merged, its links follow, else the customer's is looked for anew.
 * True where the order is decided again by that; a second refusal of the kind is for a person.
 */
async function contactFollowed(
  ports: SyncPorts,
  connection: ReadyConnection,
  { waiting, problem }: { waiting: Drafted; problem: Problem },
): Promise<boolean> {
  const { dirty, order } = waiting;
  const contactId = contactOf(waiting);
  if (problem.code !== "contact-archived" || contactId === undefined) return false;
  // A contact that was merged twice is followed twice.
  if (dirty.putOffFor?.code === problem.code && dirty.putOffFor.inXero === problem.inXero) return false;
  const answer = await followContacts(ports, connection, [contactId]);
  if (answer.kind !== "done") {
    await postpone(ports, [{ dirty, order }], { failed: answer, platform: "Xero" });

    return true;
  }
  await ports.links.forgetContacts(connection.id, answer.value.archived);
  await ports.orders.postpone(dirty, { until: ports.clock.now(), problem, order });

  return true;
}

function onePerOrder(waiting: readonly Waiting[]): Waiting[] {
  return [...new Map(waiting.map((each) => [each.dirty.recordId, each])).values()];
}
