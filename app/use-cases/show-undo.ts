import { minutesFor, type Pace } from "../domain/backfill/estimate";
import type { ShopDomain } from "../domain/ids";
import { dayShare, freshBudget, PER_MINUTE } from "../domain/sync/call-budget";
import { callsFor } from "../domain/undo/undo-calls";
import { NOTHING_UNDONE } from "../domain/undo/undo-sums";
import type { CallBudgets } from "../ports/call-budgets";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { Undo, UndoScope, UndoStore } from "../ports/undo-store";
import type { PastUndoView, UndoPageView, UndoProgressView, UndoView } from "./undo-views";
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
  const pace = await paceOf(ports, connection);

  return {
    ...daysOf(undo.scope),
    state: STATES[undo.state as keyof typeof STATES],
    ...{ orders, reversed, held },
    kinds: kindViews(parts),
    people: [...people],
    estimate: { calls, minutes: minutesFor(calls, pace) },
    waitsFor: waitsFor(undo, ports.clock.now()),
    progress: undo.startedAt ? await progressOf(ports, undo, { calls, pace }) : null,
  };
}

function waitsFor({ reason, notBefore }: Undo, now: Date): UndoView["waitsFor"] {
  return reason !== null && notBefore !== null && notBefore > now ? { reason, until: notBefore.toISOString() } : null;
}

async function progressOf({ undos }: Ports, undo: Undo, { calls, pace }: { calls: number; pace: Pace }): Promise<UndoProgressView> {
  const progress = await undos.progress(undo.id);
  const { unfinished, held, gone } = progress;
  const all = undo.wholeRange ? progress.all : Math.max(progress.all, undo.preview?.orders ?? 0);
  const finished = progress.all - unfinished;
  const callsLeft = all === 0 ? 0 : Math.ceil((calls * (all - finished)) / all);

  return { all, finished, held, gone, minutesLeft: minutesFor(callsLeft, pace) };
}

/** With the calls that past orders may take of Xero's day. */
async function paceOf({ budgets, clock }: Ports, { tenantId }: Connection): Promise<Pace> {
  const budget = (await budgets.read(tenantId)) ?? freshBudget(clock.now().getTime());

  return { callsPerMinute: PER_MINUTE, callsPerDay: dayShare(budget, "backfill") };
}

async function toPast({ undos }: Ports, undo: Undo, endedAt: Date): Promise<PastUndoView> {
  const { all, held, gone } = await undos.progress(undo.id);

  return {
    id: undo.id,
    ...daysOf(undo.scope),
    outcome: undo.state === "DONE" ? "done" : "cancelled",
    ...{ all, gone, held },
    endedAt: endedAt.toISOString(),
  };
}

function daysOf(scope: UndoScope) {
  const [fromDay, toDay] = scope.kind === "day" ? [scope.day, scope.day] : [scope.fromDay, scope.toDay];

  return { kind: scope.kind, fromDay, toDay };
}
