import type { BooksKind, WriteLedger } from "../../../app/ports/write-ledger";
import { makeWorker, withAccess, type Ports } from "./app-under-test";

/** What ends a worker process at a given point: everything after it is not done. */
export class Killed extends Error {}

/**
 * Where a worker dies around one write of a kind.
 * `stored`: the batch is in the database, nothing was sent. `answered`: Xero's answer arrived, nothing of it was stored.
 * `settled`: it was stored, and nothing else was done.
 */
export type Point = "stored" | "answered" | "settled";

/** A worker that dies at a point of the first write of `kind`. */
export function dyingWorker(ports: Ports, kind: BooksKind, point: Point) {
  return makeWorker(withAccess({ ...ports, ledger: dyingLedger(ports.ledger, kind, point) }));
}

function dyingLedger(ledger: WriteLedger, kind: BooksKind, point: Point): WriteLedger {
  const kinds = new Map<string, BooksKind>();
  const dieAt = (here: Point, batchId: string) => {
    if (here === point && kinds.get(batchId) === kind) throw new Killed(`Killed with a ${kind} ${point}.`);
  };

  return {
    ...ledger,
    open: async (connectionId, batch) => {
      const opened = await ledger.open(connectionId, batch);
      kinds.set(opened.id, batch.kind);

      return opened;
    },
    unsettled: async (connectionId) => {
      const open = await ledger.unsettled(connectionId);
      for (const { id, kind: known } of open) kinds.set(id, known);

      return open;
    },
    markSent: async (batchId, at, lease) => {
      dieAt("stored", batchId);
      await ledger.markSent(batchId, at, lease);
    },
    settle: async (connectionId, batch, settlements) => {
      dieAt("answered", batch.id);
      await ledger.settle(connectionId, batch, settlements);
      dieAt("settled", batch.id);
    },
  };
}
