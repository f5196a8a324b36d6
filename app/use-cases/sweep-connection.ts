import { dayLimit, type CallBudget } from "../domain/sync/call-budget";
import { paymentsPauseMs, sweepPauseMs } from "../domain/sync/sweep-pause";
import type { CallBudgets } from "../ports/call-budgets";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import { compareNightly, type ComparePorts } from "./compare-nightly";
import { sweepBooks, type SweepBooksPorts } from "./sweep-books";
import { sweepCustomers, type SweepCustomersPorts } from "./sweep-customers";
import { sweepDrafts, type SweepDraftsPorts } from "./sweep-drafts";
import { sweepShop, type SweepShopPorts } from "./sweep-shop";

export type SweepPorts = SweepShopPorts &
  SweepBooksPorts &
  SweepCustomersPorts &
  SweepDraftsPorts &
  ComparePorts & { budgets: Pick<CallBudgets, "read">; clock: Clock; sweepEveryMs: number };

/** `sweepBefore`: where no next time is known, what was swept before then is due. `oldOrdersWait`: a backfill is under way. */
type Asked = { sweepBefore: Date; oldOrdersWait: boolean };

const AFTER_FAILURE_MS = 30_000;
/** What is taken for granted before Xero's first answer says more: asking too seldom would leave lost webhooks lost for long. */
const USUAL_DAY = 5_000;

/**
 * Webhooks are only hints and may be lost: this asks both sides what changed since last time, by their own clocks. A sweep
 * that failed is due again in half a minute, not after the whole interval. True when orders are to be looked at because of it.
 */
export function makeSweepConnection(ports: SweepPorts) {
  return async function sweepConnection(connection: Connection, { sweepBefore, oldOrdersWait }: Asked): Promise<boolean> {
    const { id, shopSweptAt, shopSweepDue, booksSweptAt, booksSweepDue } = connection;
    const { connections, log } = ports;
    let asked = false;
    if (isDue(ports, { sweptAt: shopSweptAt, due: shopSweepDue, sweepBefore })) {
      const swept = await sweepShop(ports, connection);
      asked = swept.asked ?? false;
      if (swept.failed) log.warn("Shopify could not be swept; tried again shortly.", { connectionId: id, kind: swept.failed.kind });
      const customers = await sweepCustomers(ports, connection);
      asked ||= customers.asked;
      if (customers.failed)
        log.warn("Shopify's customers could not be swept; the next sweep goes on.", { connectionId: id, kind: customers.failed.kind });
      const drafts = await sweepDrafts(ports, connection);
      asked ||= drafts.asked;
      if (drafts.failed) log.warn("Draft orders could not be swept; tried again shortly.", { connectionId: id, kind: drafts.failed.kind });
      // Where the shop has not let us see its draft orders, its orders are swept at their usual time all the same.
      const failed = swept.failed ?? (drafts.failed?.kind === "rejected" ? null : drafts.failed);
      const { at, due } = await next(ports, connection, { side: "shop", ...swept, failed });
      await connections.saveProgress(id, { shopSweepDue: due, ...(at && { shopSweptAt: at }) });
    }
    if (isDue(ports, { sweptAt: booksSweptAt, due: booksSweepDue, sweepBefore })) {
      const whole = await isWhole(ports, connection, oldOrdersWait);
      const swept = await sweepBooks(ports, connection, whole);
      if (!swept.failed) await compareNightly(ports, connection);
      if (swept.failed) log.warn("Xero could not be swept; tried again shortly.", { connectionId: id, kind: swept.failed.kind });
      const { at, due } = await next(ports, connection, { side: "books", ...swept });
      await connections.saveProgress(id, { booksSweepDue: due, ...(at && { booksSweptAt: at, ...(whole && { paymentsSweptAt: at }) }) });
    }

    return asked;
  };
}

type Last = { sweptAt: Date | null; due: Date | null; sweepBefore: Date };

function isDue({ clock }: SweepPorts, { sweptAt, due, sweepBefore }: Last): boolean {
  if (sweptAt === null) return true;

  return due === null ? sweptAt < sweepBefore : due <= clock.now();
}

/** Payments and contacts go along unless they were read within the hour and there are few calls: Xero allows few, or old orders use them. */
async function isWhole(
  { budgets, clock, sweepEveryMs }: SweepPorts,
  { tenantId, booksSweptAt, paymentsSweptAt }: Connection,
  oldOrdersWait: boolean,
): Promise<boolean> {
  if (booksSweptAt === null || !paymentsSweptAt) return true;
  const pauseMs = paymentsPauseMs({ usualMs: sweepEveryMs, callsADay: callsADay(await budgets.read(tenantId)), oldOrdersWait });

  return clock.now().getTime() - paymentsSweptAt.getTime() >= pauseMs;
}

function callsADay(budget: CallBudget | null): number {
  return budget ? dayLimit(budget) : USUAL_DAY;
}

type Swept = { side: "shop" | "books"; failed: unknown; newest: Date | null };

async function next({ budgets, clock, sweepEveryMs }: SweepPorts, { tenantId, connectedAt }: Connection, { side, failed, newest }: Swept) {
  const now = clock.now();
  const budget = await budgets.read(tenantId);
  const pauseMs = sweepPauseMs({
    side,
    usualMs: sweepEveryMs,
    quietMs: now.getTime() - (newest ?? connectedAt).getTime(),
    callsADay: callsADay(budget),
  });

  return { at: failed ? null : now, due: new Date(now.getTime() + (failed ? AFTER_FAILURE_MS : pauseMs)) };
}
