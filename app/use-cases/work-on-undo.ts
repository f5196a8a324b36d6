import type { Instant } from "../domain/instant";
import { NOTHING_UNDONE, withOrder } from "../domain/undo/undo-sums";
import type { Wish } from "../domain/undo/wish";
import type { Clock } from "../ports/clock";
import type { Undo, UndoScope, UndoStore } from "../ports/undo-store";
import type { ReadyConnection } from "./ready-connection";
import { undoPlanOf } from "./show-order-undo";

export type UndoPorts = { undos: UndoStore; clock: Clock; orderUrl: (shop: string, orderId: string) => string };

const PER_STEP = 500;
/**
 * So many orders are taken up ahead: a few slices. One that waits a day for its turn is nobody's meanwhile: neither what changes in
 * Shopify nor a payment in Xero is carried over.
 */
const AHEAD = 200;

/**
 * The undo's share of a turn: one step of its dry run, or its next orders taken up. They are decided and written as an order
 * that a person undoes by itself. True when there is more to do at once.
 */
export async function workOnUndo(ports: UndoPorts, connection: ReadyConnection): Promise<boolean> {
  const undo = await ports.undos.current(connection.id);
  if (undo?.notBefore && undo.notBefore > ports.clock.now()) return false;
  if (undo?.state === "PREVIEWING") return addUp(ports, connection, undo);

  return undo?.state === "RUNNING" ? goOn(ports, connection, undo) : false;
}

/** By what was last read of the documents; no call to Xero is made. */
async function addUp(ports: UndoPorts, connection: ReadyConnection, undo: Undo): Promise<boolean> {
  const { orders, cursor } = await ports.undos.page(connection.id, undo, PER_STEP);
  const preview = orders.reduce((sums, { recordId, orderId, name, standing }) => {
    const plan = undoPlanOf(connection, standing, { now: ports.clock.now(), orderUrl: ports.orderUrl(connection.shop, orderId) });

    return withOrder(sums, { recordId, order: name, plan });
  }, undo.preview ?? NOTHING_UNDONE);
  await ports.undos.savePreview(undo, { preview, cursor });

  return cursor !== null;
}

async function goOn({ undos, clock }: UndoPorts, connection: ReadyConnection, undo: Undo): Promise<boolean> {
  const { unfinished } = await undos.progress(undo.id);
  if (undo.wholeRange) {
    if (unfinished === 0) await undos.finish(undo.id, clock.now());

    return false;
  }
  if (unfinished >= AHEAD) return false;
  const page = await undos.page(connection.id, undo, AHEAD);
  const wish: Wish = { kind: "undo", reason: reasonOf(undo.scope), at: (undo.startedAt ?? clock.now()).toISOString() as Instant };
  await undos.takeUp(undo, { ...page, wish });

  return true;
}

/** For a wave of orders: false as soon as the undo that runs now was cancelled. */
export async function untilCancelled({ undos }: UndoPorts, { id }: ReadyConnection): Promise<() => Promise<boolean>> {
  const running = await undos.current(id);
  if (running?.state !== "RUNNING") return () => Promise.resolve(true);

  return async () => (await undos.current(id))?.state === "RUNNING";
}

function reasonOf(scope: UndoScope): string {
  return scope.kind === "day" ? `the orders of ${scope.day}` : `the backfill of ${scope.fromDay} to ${scope.toDay}`;
}
