import { nextStep, type NextStep } from "../domain/sync/next-step";
import { isDraftOrder, type OrderRecordId } from "../domain/ids";
import { eachPart, inParts } from "../ports/in-parts";
import type { DirtyOrder } from "../ports/order-store";
import { carryOutWishes, isWished, type Ended } from "./carry-out-wishes";
import { changeInvoices } from "./change-invoices";
import { claimElsewhere } from "./claim-elsewhere";
import { makeContacts } from "./make-contacts";
import { postInvoices, postOverpayments, postPayments } from "./post-documents";
import { allocateCredit, postCreditNotes, postRefunds } from "./post-refunds";
import { readDirtyOrders } from "./read-dirty-orders";
import { isReady, type ReadyConnection } from "./ready-connection";
import { refreshDocuments } from "./refresh-documents";
import { readSituations, type OrderInHand, type SituationInHand } from "./read-situations";
import { stopRunaways } from "./stop-runaways";
import { syncDrafts } from "./sync-drafts";
import type { SyncPorts } from "./sync-ports";
import { isForShop, writeToShop } from "./write-to-shop";

export type Urgency = "live" | "backfill";

/**
 * How many orders are worked on together. Live ones are few, and others wait behind them; in a backfill a thousand fill the
 * batches, and one page of Xero reads what was made of them.
 */
const MOST_AT_ONCE: Readonly<Record<Urgency, number>> = { live: 200, backfill: 1_000 };

/** Each kind of step once, contacts again for namesakes; what is not at rest by then stays dirty. */
const MOST_ROUNDS = 24;

/** All contacts before any invoice, all invoices before any payment: so requests are full. */
const ORDER_OF_STEPS: Readonly<Record<NextStep["do"], number>> = {
  "claim-elsewhere": 0,
  "create-contact": 1,
  "update-invoice": 2,
  "void-invoice": 2,
  "update-credit-note": 2,
  "create-supplement": 2,
  "create-invoice": 2,
  "create-payments": 3,
  "create-overpayments": 3,
  "create-correction": 4,
  "create-credit-notes": 4,
  "create-refunds": 5,
  "allocate-credit": 6,
  "mark-order-paid": 7,
  "show-part-payment": 7,
  "tell-order": 7,
  undo: 8,
  rest: 9,
};

export type { Ended };

/** The orders that were taken in hand, and how it ended. */
export type Wave = { orders: readonly OrderRecordId[]; ended: Ended };

type Stepping = SituationInHand & { step: NextStep };

/** One wave: reads dirty orders as they stand now, and takes them one step at a time, all that want it, until all are at rest. */
export async function syncOrders(ports: SyncPorts, given: ReadyConnection, asked: Urgency): Promise<Wave> {
  const limit = MOST_AT_ONCE[asked];
  const asking = await ports.orders.dirty(given.id, { now: ports.clock.now(), limit, asked });
  const dirty = asking.filter(({ recordId }) => !ports.turn.taken.has(recordId));
  if (asked === "live" && !(await mayGo(ports, given, dirty))) return { orders: [], ended: "at rest" };
  if (dirty.length > 0 && !ports.turn.begins()) return { orders: [], ended: "at rest" };
  const connection = await asSetNow(ports, given, dirty);
  if (!connection) return { orders: [], ended: "stopped" };
  const ended = dirty.length === 0 ? "at rest" : await byWish(ports, connection, dirty);

  return {
    orders: dirty.map(({ recordId }) => recordId),
    ended: ended === "at rest" && (asking.length === limit || asking.length > dirty.length) ? "more to do" : ended,
  };
}

/**
 * By the settings of now: what they put right was let go, and by those with which the turn began it would be held once more. Null
 * where it is switched off.
 */
async function asSetNow({ connections }: SyncPorts, given: ReadyConnection, dirty: readonly DirtyOrder[]): Promise<ReadyConnection | null> {
  if (dirty.every(({ settings }) => settings === given.profileVersion)) return given;
  const now = (await connections.onTenant(given.tenantId)).find(({ id }) => id === given.id);

  return now && isReady(now) ? now : null;
}

/** A person who asked for one order looks on: it goes at once, and the others that wait go with it. */
async function mayGo({ gather }: SyncPorts, { tenantId }: ReadyConnection, dirty: readonly DirtyOrder[]): Promise<boolean> {
  return dirty.length === 0 || dirty.some(({ byHand }) => byHand) || gather(tenantId, dirty.length);
}

/** An order about which a person has decided is not read from Shopify: only what stands of it in Xero matters. */
async function byWish(ports: SyncPorts, connection: ReadyConnection, dirty: readonly DirtyOrder[]): Promise<Ended> {
  const wished = await carryOutWishes(ports, connection, dirty.filter(isWished));
  if (wished === "stopped") return wished;
  const others = dirty.filter((each) => !isWished(each));
  const orders = others.filter(({ orderId }) => !isDraftOrder(orderId));
  const ended = orders.length === 0 ? "at rest" : await toRest(ports, connection, orders);
  if (ended === "stopped") return ended;
  const drafted = await syncDrafts(
    ports,
    connection,
    others.filter(({ orderId }) => isDraftOrder(orderId)),
  );
  if (ended === "at rest") return drafted === "at rest" ? wished : drafted;

  return drafted === "stopped" ? drafted : ended;
}

async function toRest(ports: SyncPorts, connection: ReadyConnection, dirty: readonly DirtyOrder[]): Promise<Ended> {
  const read = await readDirtyOrders(ports, connection, dirty);
  let { inHand } = read;
  if (!(await readStale(ports, connection, inHand))) return "stopped";
  for (let round = 0; round < MOST_ROUNDS && inHand.length > 0; round++) {
    const next = (await ports.turn.goOn()) ? await takeOneStep(ports, connection, inHand) : null;
    if (!next || ports.turn.over) return "stopped";
    inHand = next;
  }

  return inHand.length > 0 || read.left ? "more to do" : "at rest";
}

/**
 * The orders that want another step afterwards; null where Xero does not answer. Each kind of write takes out of hand what
 * failed, and says so on the order.
 */
async function takeOneStep(ports: SyncPorts, connection: ReadyConnection, inHand: readonly OrderInHand[]): Promise<OrderInHand[] | null> {
  const situations = await readSituations(ports, connection, notTaken(ports, inHand));
  const decided = await inParts(situations, (each): Stepping => ({ ...each, step: nextStep(each) }), ports.turn.breathe);
  const steps = await stopRunaways(ports, decided);
  await settleResting(ports, steps);
  const wanting = steps.filter(({ step }) => step.do !== "rest");
  const first = Math.min(...wanting.map(({ step }) => ORDER_OF_STEPS[step.do]));
  const now = wanting.filter(({ step }) => ORDER_OF_STEPS[step.do] === first);
  const failed = new Set<DirtyOrder>([
    ...(await claimElsewhere(ports, connection, now)),
    ...(await makeContacts(ports, connection, now)),
    ...(await changeInvoices(ports, connection, now)),
    ...(await postInvoices(ports, connection, now)),
    ...(await postPayments(ports, connection, now)),
    ...(await postOverpayments(ports, connection, now)),
    ...(await postCreditNotes(ports, connection, now)),
    ...(await postRefunds(ports, connection, now)),
    ...(await allocateCredit(ports, connection, now)),
    ...(await writeToShop(ports, connection, now)),
  ]);
  const goingOn = wanting.filter(({ dirty }) => !failed.has(dirty));

  return (await readStale(ports, connection, goingOn)) ? readAgain(ports, connection, goingOn) : null;
}

function notTaken({ turn }: SyncPorts, inHand: readonly OrderInHand[]): OrderInHand[] {
  return inHand.filter(({ dirty }) => !turn.taken.has(dirty.recordId));
}

/** Part by part: their plans are eight kilobytes each. */
async function settleResting(ports: SyncPorts, steps: readonly Stepping[]): Promise<void> {
  const settled = steps.flatMap(({ dirty, order, posting, step }) =>
    step.do === "rest" ? [{ order: dirty, disposition: { rest: step, order, posting } }] : [],
  );
  await eachPart(settled, (part) => ports.orders.settleAll(part), ports.turn.breathe);
}

/** Their own documents only: an order that came to rest a moment ago is asked for again if its invoice has changed. */
async function readStale(ports: SyncPorts, connection: ReadyConnection, inHand: readonly OrderInHand[]): Promise<boolean> {
  if (inHand.length === 0) return true;

  return refreshDocuments(ports, connection, new Set(inHand.map(({ dirty }) => dirty.recordId)));
}

/** Only what was written to in Shopify is read again. */
async function readAgain(ports: SyncPorts, connection: ReadyConnection, goingOn: readonly Stepping[]): Promise<OrderInHand[]> {
  const written = goingOn.filter(({ step }) => isForShop(step));
  const reread = await readDirtyOrders(
    ports,
    connection,
    written.map(({ dirty }) => dirty),
  );

  return [...goingOn.filter(({ step }) => !isForShop(step)), ...reread.inHand];
}
