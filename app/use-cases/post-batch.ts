import type { ContactId } from "../domain/ids";
import type { Problem } from "../domain/problem";
import { attention } from "../domain/sync/rest";
import type { Written } from "../ports/books-writer";
import type { DirtyOrder } from "../ports/order-store";
import type { BooksKind, Member } from "../ports/write-ledger";
import { batchesOf } from "./batches-of";
import { writerOf } from "./books-writers";
import { followContacts } from "./follow-contacts";
import { postpone, type Waiting } from "./postpone";
import { contactInXero } from "./release-cured";
import type { ReadyConnection } from "./ready-connection";
import { restRefused } from "./rest-refused";
import type { SyncPorts } from "./sync-ports";
import { askForName, isNamedByNumber, lookForName } from "./taken-names";
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
 * Stores batch after batch before it is sent, and deals with what failed. Between two of them more urgent work may take
 * orders away, and the turn may end. Returns the orders that are out of hand.
 */
export async function postBatch(ports: SyncPorts, connection: ReadyConnection, { kind, members, still }: Posting): Promise<DirtyOrder[]> {
  const out: DirtyOrder[] = [];
  for (const batch of batchesOf(members)) {
    const ours = (await ports.turn.goOn()) ? batch.filter(({ dirty }) => !ports.turn.taken.has(dirty.recordId)) : [];
    out.push(...batch.filter((each) => !ours.includes(each)).map(({ dirty }) => dirty));
    const open = still ? await still(ours) : ours;
    const wanted = await restRefused(ports, { kind, members: open });
    out.push(...open.filter((each) => !wanted.includes(each)).map(({ dirty }) => dirty));
    if (wanted.length > 0) out.push(...(await post(ports, connection, { kind, members: wanted })));
  }

  return out;
}

async function post(ports: SyncPorts, connection: ReadyConnection, { kind, members }: Posting): Promise<DirtyOrder[]> {
  const writer = writerOf(ports.books, kind);
  const batch = await ports.ledger.open(connection.id, {
    kind,
    members: members.map(
      ({ dirty, localId, document }): Member => ({ recordId: dirty.recordId, localId, document, naturalKey: writer.naturalKey(document) }),
    ),
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
    if (answer.kind !== "outcome-unknown") ports.turn.end(answer.kind === "rate-limited" ? answer.retryAfterMs : 0);
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

/** Some refusals pass; with the others the order comes to rest until a person has decided. */
async function dealWithRefused(ports: SyncPorts, connection: ReadyConnection, { kind, waiting, problem }: Refused): Promise<void> {
  const { dirty, order } = waiting;
  if (await datedAnew(ports, connection, { waiting, problem })) return;
  if (await contactFollowed(ports, connection, { waiting, problem })) return;
  const nameTaken = kind === "CONTACT" && problem.code === "number-taken";
  if (nameTaken && !isNamedByNumber(dirty)) return lookForName(ports, waiting, problem.message);
  const { contactId } = waiting.document as { contactId?: ContactId };
  const about = problem.code === "contact-archived" && contactId ? { inXero: contactInXero(contactId) } : {};
  await ports.orders.settle(dirty, {
    rest: attention([{ ...(nameTaken ? askForName(problem) : problem), ...about }]),
    order,
    posting: null,
  });
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
  { waiting: { dirty, order, document }, problem }: { waiting: Drafted; problem: Problem },
): Promise<boolean> {
  const { contactId } = document as { contactId?: ContactId };
  if (problem.code !== "contact-archived" || contactId === undefined) return false;
  const inXero = contactInXero(contactId);
  // A contact that was merged twice is followed twice.
  if (dirty.putOffFor?.code === problem.code && dirty.putOffFor.inXero === inXero) return false;
  const answer = await followContacts(ports, connection, [contactId]);
  if (answer.kind !== "done") {
    await postpone(ports, [{ dirty, order }], { failed: answer, platform: "Xero" });

    return true;
  }
  await ports.links.forgetContacts(connection.id, answer.value.archived);
  await ports.orders.postpone(dirty, { until: ports.clock.now(), problem: { ...problem, inXero }, order });

  return true;
}

function onePerOrder(waiting: readonly Waiting[]): Waiting[] {
  return [...new Map(waiting.map((each) => [each.dirty.recordId, each])).values()];
}
