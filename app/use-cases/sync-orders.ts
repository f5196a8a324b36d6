import { nextStep } from "../domain/sync/next-step";
import type { ReadyConnection } from "./ready-connection";
import type { DirtyOrder } from "../ports/order-store";
import { makeContacts } from "./make-contacts";
import { markOrdersPaid } from "./mark-orders-paid";
import { postInvoices, postPayments } from "./post-documents";
import { allocateCredit, postCreditNotes, postRefunds } from "./post-refunds";
import { readDirtyOrders } from "./read-dirty-orders";
import { refreshDocuments } from "./refresh-documents";
import { readSituations, type OrderInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";

const PER_SLICE = 50;

/** contact → invoice → payments → credit notes → refunds → allocations → marked paid; one more round finds every order at rest. */
const MOST_ROUNDS = 9;

/**
 * One slice: reads up to fifty dirty orders as they stand now, and takes each one step at a time until it is at rest.
 * Steps of the same kind go to Xero in one request. True when there may be more to do.
 */
export async function syncOrders(ports: SyncPorts, connection: ReadyConnection, stillOurs: () => Promise<boolean>): Promise<boolean> {
  const dirty = await ports.orders.dirty(connection.id, { now: ports.clock.now(), limit: PER_SLICE });
  let inHand = await readDirtyOrders(ports, connection, dirty);
  for (let round = 0; round < MOST_ROUNDS && inHand.length > 0; round++) {
    if (!(await stillOurs())) return false;
    inHand = await takeOneStep(ports, connection, inHand);
  }

  return dirty.length === PER_SLICE;
}

/** The orders that want another step afterwards. Each kind of write takes out of hand what failed, and says so on the order. */
async function takeOneStep(ports: SyncPorts, connection: ReadyConnection, inHand: readonly OrderInHand[]): Promise<OrderInHand[]> {
  const situations = await readSituations(ports, connection, inHand);
  const steps = situations.map((situation) => ({ ...situation, step: nextStep(situation) }));
  for (const { dirty, order, posting, step } of steps) {
    if (step.do === "rest") await ports.orders.settle(dirty, { rest: step, order, posting });
  }
  const wanting = steps.filter(({ step }) => step.do !== "rest");
  if (wanting.length === 0) return [];
  const failed = new Set<DirtyOrder>([
    ...(await makeContacts(ports, connection, wanting)),
    ...(await postInvoices(ports, connection, wanting)),
    ...(await postPayments(ports, connection, wanting)),
    ...(await postCreditNotes(ports, connection, wanting)),
    ...(await postRefunds(ports, connection, wanting)),
    ...(await allocateCredit(ports, connection, wanting)),
    ...(await markOrdersPaid(ports, connection, wanting)),
  ]);
  const goingOn = wanting.filter(({ dirty }) => !failed.has(dirty));
  // Only these are decided anew: an order that came to rest a moment ago is asked for again if its invoice has changed.
  const read = await refreshDocuments(ports, connection, new Set(goingOn.map(({ order }) => order.id)));

  return read ? readAgain(ports, connection, goingOn) : [];
}

/** Marking an order paid changes it in Shopify: only those are read again. */
async function readAgain(ports: SyncPorts, connection: ReadyConnection, goingOn: readonly (OrderInHand & { step: { do: string } })[]) {
  const marked = goingOn.filter(({ step }) => step.do === "mark-order-paid");
  const reread = await readDirtyOrders(
    ports,
    connection,
    marked.map(({ dirty }) => dirty),
  );

  return [...goingOn.filter(({ step }) => step.do !== "mark-order-paid"), ...reread];
}
