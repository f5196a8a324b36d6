import type { ConnectionId } from "../../../app/domain/ids";
import type { Cause } from "../../../app/domain/problem";
import type { HeldOrders } from "../../../app/ports/held-orders";
import type { CustomerChange } from "../../../app/ports/contact-follows";
import type { AtOnce } from "./as-port";
import type { Database, OrderRow } from "./database";
import { markDirty } from "./order-store";

export function makeHeldOrders(db: Database): AtOnce<HeldOrders> {
  return {
    groups: (connectionId) =>
      heldOf(db, connectionId).flatMap(({ problems }) =>
        problems.map(({ code, message, remedy, field, inXero }) => ({
          code,
          message,
          remedy,
          orders: 1,
          ...(field !== undefined && { field }),
          ...(inXero !== undefined && { inXero }),
        })),
      ),
    release: (connectionId, causes) => releaseHeld(db, connectionId, causes),
    customersChanged: (connectionId, changes) => lookAgainFor(db, connectionId, changes),
  };
}

export function releaseHeld(db: Database, connectionId: ConnectionId, causes: readonly Cause[]): number {
  const helped = heldOf(db, connectionId).filter((row) => causes.some((cause) => isHeldFor(row, cause)));
  for (const row of helped) Object.assign(row, { dirtySeq: row.dirtySeq + 1, notBefore: null, attempts: 0, clearedAt: db.sim.agenda.now });

  return helped.length;
}

function lookAgainFor(db: Database, connectionId: ConnectionId, changes: readonly CustomerChange[]): number {
  const told = changes.flatMap(({ customerKey, at }) =>
    heldOf(db, connectionId)
      .filter((row) => isHeldFor(row, { field: customerKey }))
      .filter(({ customerAsOf = -Infinity }) => at === null || at.getTime() > customerAsOf)
      .map((row) => ({ row, at })),
  );
  for (const { row, at } of told) {
    markDirty(db, connectionId, { orderId: row.orderId, asked: "live" });
    if (at) row.customerAsOf = at.getTime();
    else row.happenedAt = db.sim.agenda.now;
  }

  return told.length;
}

function heldOf(db: Database, connectionId: ConnectionId): OrderRow[] {
  return [...db.of(connectionId).orders.values()].filter(({ status }) => status === "attention");
}

function isHeldFor({ problems }: OrderRow, { code, field, inXero }: Cause): boolean {
  return problems.some(
    (each) =>
      (code === undefined || each.code === code) &&
      (field === undefined || each.field === field) &&
      (inXero === undefined || each.inXero === inXero),
  );
}
