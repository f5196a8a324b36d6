import { minutesFor } from "../domain/backfill/estimate";
import type { ShopDomain } from "../domain/ids";
import { dayShare, freshBudget, PER_MINUTE } from "../domain/sync/call-budget";
import { callsFor } from "../domain/undo/undo-calls";
import { NOTHING_UNDONE } from "../domain/undo/undo-sums";
import type { CallBudgets } from "../ports/call-budgets";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { Undo, UndoScope, UndoStore } from "../ports/undo-store";
import type { PastUndoView, UndoPageView, UndoView } from "./undo-views";
import { kindViews } from "./undo-words";

type Ports = { connections: ConnectionStore; undos: UndoStore; budgets: CallBudgets; clock: Clock };

const MOST_PAST = 20;

export function makeShowUndos(ports: Ports) {
  return async function showUndos(shop: ShopDomain): Promise<UndoPageView> {
    const connection = await ports.connections.active(shop);
    if (!connection) return { current: null, past: [] };
    const all = await ports.undos.list(connection.id, MOST_PAST);
    const current = all.find(({ endedAt }) => endedAt === null);

    return {
      current: current ? await toView(ports, connection, current) : null,
      past: await Promise.all(all.flatMap((each) => (each.endedAt && each.startedAt ? [toPast(ports, each, each.endedAt)] : []))),
    };
  };
}

const STATES = { PREVIEWING: "previewing", READY: "ready", RUNNING: "running" } as const;

async function toView(ports: Ports, connection: Connection, undo: Undo): Promise<UndoView> {
  const { orders, reversed, held, parts, people } = undo.preview ?? NOTHING_UNDONE;
  const calls = callsFor(parts);

  return {
    title: titleOf(undo.scope),
    state: STATES[undo.state as keyof typeof STATES],
    ...{ orders, reversed, held },
    kinds: kindViews(parts),
    people: [...people],
    estimate: { calls, minutes: await minutesOf(ports, connection, calls) },
    progress: undo.startedAt ? await progressOf(ports, undo) : null,
  };
}

async function progressOf({ undos }: Ports, undo: Undo) {
  const { all, unfinished, held, gone } = await undos.progress(undo.id);

  return { all: undo.wholeRange ? all : Math.max(all, undo.preview?.orders ?? 0), finished: all - unfinished, held, gone };
}

/** With the calls that past orders may take of Xero's day. */
async function minutesOf({ budgets, clock }: Ports, { tenantId }: Connection, calls: number): Promise<number> {
  const budget = (await budgets.read(tenantId)) ?? freshBudget(clock.now().getTime());

  return minutesFor(calls, { callsPerMinute: PER_MINUTE, callsPerDay: dayShare(budget, "backfill") });
}

async function toPast({ undos }: Ports, undo: Undo, endedAt: Date): Promise<PastUndoView> {
  const { all, held, gone } = await undos.progress(undo.id);

  return {
    id: undo.id,
    title: titleOf(undo.scope),
    outcome: undo.state === "DONE" ? "done" : "cancelled",
    ...{ all, gone, held },
    endedAt: endedAt.toISOString(),
  };
}

function titleOf(scope: UndoScope): string {
  return scope.kind === "day" ? `the orders of ${scope.day}` : `the backfill of ${scope.fromDay} to ${scope.toDay}`;
}
