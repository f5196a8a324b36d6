import { problem } from "../domain/problem";
import type { Connection } from "../ports/connection";
import type { ContactFollows } from "../ports/contact-follows";
import type { Written } from "../ports/books-writer";
import type { OrderStore } from "../ports/order-store";
import type { Member, OpenBatch, Settlement } from "../ports/write-ledger";
import { isOurs } from "./adopt-taken";
import { writerOf } from "./books-writers";
import { halves, sendBatch, type WritePorts } from "./write-documents";

type Ports = WritePorts & {
  orders: OrderStore;
  follows: Pick<ContactFollows, "customersChanged">;
};

/** A request that is this old can no longer be on its way: we wait 30 s for an answer, and allow two minutes after. */
const IN_FLIGHT_AT_MOST_MS = 150_000;

/** Xero keeps an answer under its key for six minutes, a failure too: sent again before, nothing is tried anew (Nov 2026). */
const KEY_KEPT_MS = 6 * 60_000 + 10_000;

/** A batch that Xero fails on as often as this is halved; */
const SENDS_OF_MANY = 2;
/** and a single document is parked. */
const SENDS_OF_ONE = 5;

/**
 * Batches whose outcome nobody knows: the worker was killed, or the answer was lost. Look first, by natural key.
 * All there: done. None there: the same documents under the same key once more. Some there: Xero may still be at it,
 * so wait until it cannot be, and then decide the rest anew. False while something is still unknown.
 */
export async function recoverWrites(ports: Ports, connection: Connection): Promise<boolean> {
  let settled = true;
  for (const batch of await ports.ledger.unsettled(connection.id)) {
    settled = (await recoverBatch(ports, connection, batch)) && settled;
    if (batch.kind === "CONTACT") await lookAtCustomers(ports, connection, batch);
  }

  return settled;
}

/**
 * A customer may have changed since its contact was asked for, and of one without a contact no change is noted. Now that it may
 * have one, both are held against each other once. The simulation found it.
 */
async function lookAtCustomers({ follows }: Ports, { id }: Connection, { members }: OpenBatch): Promise<void> {
  await follows.customersChanged(
    id,
    members.map(({ localId }) => ({ customerKey: localId, at: null, cause: null })),
  );
}

async function recoverBatch(ports: Ports, connection: Connection, batch: OpenBatch): Promise<boolean> {
  const { books, xero, ledger } = ports;
  const documents = batch.members.map(({ document }) => document);
  const answer = await xero(connection, (access) => writerOf(books, batch.kind).find(access, documents));
  if (answer.kind !== "done") return false;
  const standing = new Map(answer.value.map((each) => [each.naturalKey, each]));
  const found = (member: Member) => ours(member, standing.get(member.naturalKey));
  if (!batch.members.some(found)) return sendAgain(ports, connection, { batch, lookedAt: ports.clock.now() });
  if (!batch.members.every(found) && mayBeInFlight(ports, batch)) return false;

  const settlements = batch.members.map((member): Settlement => {
    const written = found(member);

    return written
      ? { member, end: "done", written, found: true }
      : {
          member,
          end: "released",
          problem: problem("xero-unreachable", "retry", "Xero's answer was lost, and this document is not there."),
        };
  });
  await ledger.settle(connection.id, batch.id, settlements);

  return true;
}

type Looked = { batch: OpenBatch; lookedAt: Date };

/**
 * Nothing of it is there. A request on which Xero fails again and again is halved once it can no longer be on its way, so
 * that one document does not hold up the others; the one that is left in the end is parked.
 */
async function sendAgain(ports: Ports, connection: Connection, looked: Looked): Promise<boolean> {
  const { batch, lookedAt } = looked;
  const isPoison = batch.sends >= (batch.members.length > 1 ? SENDS_OF_MANY : SENDS_OF_ONE);
  if (batch.sends >= SENDS_OF_MANY && isWithin(ports, batch, isPoison ? IN_FLIGHT_AT_MOST_MS : KEY_KEPT_MS)) return false;
  if (isPoison) return batch.members.length > 1 ? sendHalves(ports, connection, looked) : park(ports, connection, batch);

  return (await sendBatch(ports, connection, { batch, lookedAt })).failed.length === 0;
}

async function sendHalves(ports: Ports, connection: Connection, { batch, lookedAt }: Looked): Promise<boolean> {
  const answer = { kind: "outcome-unknown", message: "Xero failed on the whole request; its halves are sent." } as const;
  const parts = await halves(ports, connection, { batch, answer });
  let known = true;
  for (const members of parts) {
    const half = await ports.ledger.open(connection.id, { kind: batch.kind, members });
    known = (await sendBatch(ports, connection, { batch: half, lookedAt })).failed.length === 0 && known;
  }

  return known;
}

async function park({ ledger, orders }: Ports, connection: Connection, { id, members, sends }: OpenBatch): Promise<boolean> {
  const message =
    `Xero failed ${sends} times on this document without a reason, and it is not there. The other orders go on without it. ` +
    "Press Retry to try again; if it stays, tell us the order's number.";
  const cause = problem("xero-fails", "retry", message);
  await orders.park(
    members.flatMap(({ recordId }) => recordId ?? []),
    cause,
  );
  await ledger.settle(
    connection.id,
    id,
    members.map((member): Settlement => ({ member, end: "rejected", problem: cause })),
  );

  return true;
}

function ours(member: Member, written: Written | undefined): Written | null {
  return written && isOurs(member, written) ? written : null;
}

function mayBeInFlight(ports: WritePorts, batch: OpenBatch): boolean {
  return isWithin(ports, batch, IN_FLIGHT_AT_MOST_MS);
}

function isWithin({ clock }: WritePorts, { sentAt }: OpenBatch, ms: number): boolean {
  return sentAt !== null && clock.now().getTime() - sentAt.getTime() < ms;
}
