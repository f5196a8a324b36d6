import { estimate, type Pace } from "../domain/backfill/estimate";
import { OUTCOMES, type DryRun } from "../domain/backfill/dry-run";
import { addDays, dayIn, type Instant } from "../domain/instant";
import type { ShopDomain, TenantId } from "../domain/ids";
import { dayShare, freshBudget, PER_MINUTE } from "../domain/sync/call-budget";
import type { Backfill, BackfillProgress, BackfillStore, Preview } from "../ports/backfill-store";
import type { CallBudgets } from "../ports/call-budgets";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { BackfillPageView, BackfillView, PastBackfillView, PreviewView, ProgressView } from "./backfill-views";
import { isReady } from "./ready-connection";
import { toMoneyView } from "./show-orders";

type Ports = { connections: ConnectionStore; backfills: BackfillStore; budgets: CallBudgets; clock: Clock };

const MOST_PAST = 20;
const RATE_OVER_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

export function makeShowBackfill(ports: Ports) {
  return async function showBackfill(shop: ShopDomain): Promise<BackfillPageView> {
    const connection = await ports.connections.active(shop);
    if (!connection) return { ready: false, proposed: { fromDay: "", toDay: "" }, current: null, past: [] };
    const [all, current] = await Promise.all([ports.backfills.list(connection.id, MOST_PAST), ports.backfills.current(connection.id)]);
    const past = all.filter(({ endedAt }) => endedAt !== null);

    return {
      ready: isReady(connection),
      proposed: proposedDays(ports, connection),
      current: current && (await toView(ports, connection, current)),
      past: await Promise.all(past.map((each) => toPastView(ports, each))),
    };
  };
}

/** The thirty days before the first day whose orders are posted by themselves. */
function proposedDays({ clock }: Ports, { organisation, ordersFrom }: Connection) {
  const firstLive = dayIn(organisation.timeZone, (ordersFrom ?? clock.now()).toISOString() as Instant);

  return { fromDay: addDays(firstLive, -30), toDay: addDays(firstLive, -1) };
}

const STATES = { PREVIEWING: "previewing", READY: "ready", RUNNING: "running", PAUSED: "paused" } as const;

async function toView(ports: Ports, { tenantId, profileVersion }: Connection, backfill: Backfill): Promise<BackfillView> {
  const { fromDay, toDay, found, preview } = backfill;
  const state = STATES[backfill.state as keyof typeof STATES];
  const shown = preview && toPreview(preview, await paceOf(ports, tenantId));

  return {
    fromDay,
    toDay,
    state,
    waitsFor: waitsFor(backfill, ports.clock.now()),
    found,
    read: preview ? OUTCOMES.reduce((sum, outcome) => sum + preview.sums.outcomes[outcome], 0) : 0,
    preview: shown,
    outOfDate: backfill.state === "READY" && backfill.profileVersion !== profileVersion,
    madeAgain: backfill.madeAgain,
    progress: backfill.startedAt ? await toProgress(ports, backfill, shown?.estimate.minutes ?? null) : null,
  };
}

/** Without a reason it only waits for its own next look. */
function waitsFor({ reason, notBefore }: Backfill, now: Date): BackfillView["waitsFor"] {
  return reason !== null && notBefore !== null && notBefore > now ? { reason, until: notBefore.toISOString() } : null;
}

/** As fast as Xero lets anybody call, for as much of its day as past orders may take. */
async function paceOf({ budgets, clock }: Ports, tenantId: TenantId): Promise<Pace> {
  const budget = (await budgets.read(tenantId)) ?? freshBudget(clock.now().getTime());

  return { callsPerMinute: PER_MINUTE, callsPerDay: dayShare(budget, "backfill") };
}

function toPreview({ sums, newContacts }: Preview, pace: Pace): PreviewView {
  const { calls, bytesUp, bytesDown, minutes } = estimate(sums, { newContacts, pace });

  return {
    outcomes: sums.outcomes,
    documents: sums.documents.map(({ kind, count, total, tax }) => ({ kind, count, total: toMoneyView(total), tax: toMoneyView(tax) })),
    lines: [...sums.lines]
      .sort((a, b) => a.account.localeCompare(b.account) || a.taxType.localeCompare(b.taxType))
      .map(({ account, taxType, net, tax }) => ({ account, taxType, net: toMoneyView(net), tax: toMoneyView(tax) })),
    money: sums.money.map(({ account, received, givenBack }) => ({
      account,
      received: toMoneyView(received),
      givenBack: toMoneyView(givenBack),
    })),
    reasons: toReasons(sums),
    estimate: { calls, megabytesUp: megabytes(bytesUp), megabytesDown: megabytes(bytesDown), minutes },
  };
}

/** What holds most orders first. */
function toReasons({ reasons }: DryRun): PreviewView["reasons"] {
  return [...reasons]
    .sort((a, b) => b.orders - a.orders)
    .map(({ outcome, sentence, example, orders, field }) => ({ outcome, sentence, example, orders, fixField: field }));
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

/** Counted from the orders; `passedOver` are those the run came by and left alone. */
async function toProgress({ backfills, clock }: Ports, backfill: Backfill, wholeMinutes: number | null): Promise<ProgressView> {
  const { posted, held, excluded, pending, reasons, settledSince } = await rated(backfills, backfill.id, clock.now());
  const passedOver = backfill.wentThrough - backfill.takenUp;
  const done = posted + held + excluded + passedOver;
  const left = Math.max((backfill.found ?? 0) - done, 0);
  const perMinute = Math.round(settledSince / minutesSince(backfill, clock.now()));

  return {
    ...{ done, posted, passedOver, held, excluded, pending, perMinute },
    reasons: reasons.map(({ status, sentence, orders, field }) => ({
      outcome: status,
      sentence,
      example: null,
      orders,
      fixField: field,
    })),
    minutesLeft: perMinute > 0 ? Math.ceil(left / perMinute) : share(wholeMinutes, left, backfill.found),
  };
}

function rated(backfills: BackfillStore, id: Backfill["id"], now: Date): Promise<BackfillProgress> {
  return backfills.progress(id, new Date(now.getTime() - RATE_OVER_MS));
}

/** A run younger than the time over which its rate is taken has had less of it. */
function minutesSince({ startedAt }: Backfill, now: Date): number {
  const ranMs = startedAt ? now.getTime() - startedAt.getTime() : RATE_OVER_MS;

  return Math.max(Math.min(ranMs, RATE_OVER_MS) / MINUTE_MS, 1);
}

function share(wholeMinutes: number | null, left: number, found: number | null): number | null {
  return wholeMinutes === null || !found ? null : Math.ceil((wholeMinutes * left) / found);
}

const ENDS: Partial<Record<Backfill["state"], PastBackfillView["outcome"]>> = { DONE: "done", CANCELLED: "cancelled", FAILED: "failed" };

async function toPastView({ backfills, clock }: Ports, backfill: Backfill): Promise<PastBackfillView> {
  const { id, fromDay, toDay, reason, state, endedAt, createdAt } = backfill;
  const { posted, held } = await rated(backfills, id, clock.now());

  return { id, fromDay, toDay, outcome: ENDS[state] ?? "done", reason, posted, held, endedAt: (endedAt ?? createdAt).toISOString() };
}
