import { problem } from "../domain/problem";
import type { Connection } from "../ports/connection";
import type { ContactFollows } from "../ports/contact-follows";
import type { OrderStore } from "../ports/order-store";
import type { Member, OpenBatch, Settlement } from "../ports/write-ledger";
import { oursAmong } from "./adopt-taken";
import { findWritten } from "./look-up";
import type { LookPauses } from "./look-pauses";
import { halves, sendBatch, type WritePorts } from "./write-documents";

type Ports = WritePorts & {
  orders: OrderStore;
  follows: Pick<ContactFollows, "customersChanged">;
  lookPauses: LookPauses;
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
 * All there: done. None there: the same documents under the same key once more, but for those that something has happened to since.
 * Some there: Xero may still be at it, so wait until it cannot be, and then decide the rest anew. False while something is still
 * unknown.
 */
export async function recoverWrites(ports: Ports, connection: Connection): Promise<boolean> {
  let settled = true;
  for (const batch of await ports.ledger.unsettled(connection.id)) {
    const isDue = ports.lookPauses.isDue(batch, ports.clock.now());
    const isKnown = isDue && (await recoverBatch(ports, connection, batch));
    if (isDue && !isKnown) ports.lookPauses.lookedInVain(batch, ports.clock.now());
    settled = isKnown && settled;
    if (isDue && batch.kind === "CONTACT") await lookAtCustomers(ports, connection, batch);
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
  const { ledger, clock } = ports;
  const documents = batch.members.map(({ document }) => document);
  const lookedAt = clock.now();
  const answer = await findWritten(ports, connection, { kind: batch.kind, documents });
  if (answer.kind !== "done") return false;
  const found = (member: Member) => oursAmong(answer.value, member);
  if (!batch.members.some(found)) return noneThere(ports, connection, { batch, lookedAt });
  if (!batch.members.every(found) && mayBeInFlight(ports, batch)) return false;

  const settlements = batch.members.map((member): Settlement => {
    const written = found(member);

    return written ? { member, end: "done", written, found: true } : released(member);
  });
  await ledger.settle(connection.id, batch, settlements);

  return true;
}

function released(member: Member): Settlement {
  const cause = problem("xero-unreachable", "retry", "Xero's answer was lost, and this document is not there.");

  return { member, end: "released", problem: cause };
}

type Looked = { batch: OpenBatch; lookedAt: Date };

/**
 * What has happened to an order since, or what a person has decided about it, counts: its document is not sent as it was meant then.
 * An order that was not to be sent any more was posted so, hours later. The others go on as they are, or a document on which Xero
 * always fails would never be found out; without their company only once Xero has forgotten what went under this key.
 */
async function noneThere(ports: Ports, connection: Connection, { batch, lookedAt }: Looked): Promise<boolean> {
  const [overtaken, others] = apart(batch);
  if (overtaken.length === 0 || mayBeInFlight(ports, batch)) return sendAgain(ports, connection, { batch, lookedAt });
  if (others.length > 0 && isWithin(ports, batch, KEY_KEPT_MS)) return false;
  await ports.ledger.settle(connection.id, batch, overtaken.map(released));
  if (others.length === 0) return true;

  return sendAgain(ports, connection, { batch: { ...batch, members: others }, lookedAt });
}

function apart({ members, overtaken }: OpenBatch): [Member[], Member[]] {
  const is = ({ localId }: Member) => overtaken.includes(localId);

  return [members.filter(is), members.filter((each) => !is(each))];
}

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

async function park({ ledger, orders }: Ports, connection: Connection, batch: OpenBatch): Promise<boolean> {
  const { members, sends } = batch;
  const message =
    `Xero failed ${sends} times on this document without a reason, and it is not there. The other orders go on without it. ` +
    "Press Retry to try again; if it stays, tell us the order's number.";
  const cause = problem("xero-fails", "retry", message);
  await orders.park(
    members.flatMap(({ recordId, seq }) => (recordId ? { recordId, ...(seq !== undefined && { seq }) } : [])),
    cause,
  );
  await ledger.settle(
    connection.id,
    batch,
    members.map((member): Settlement => ({ member, end: "rejected", problem: cause })),
  );

  return true;
}

function mayBeInFlight(ports: WritePorts, batch: OpenBatch): boolean {
  return isWithin(ports, batch, IN_FLIGHT_AT_MOST_MS);
}

function isWithin({ clock }: WritePorts, { sentAt }: OpenBatch, ms: number): boolean {
  return sentAt !== null && clock.now().getTime() - sentAt.getTime() < ms;
}
