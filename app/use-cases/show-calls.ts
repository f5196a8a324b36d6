import { dayLimit } from "../domain/sync/call-budget";
import { waitForCompanyMs } from "../domain/sync/wait-for-company";
import type { CallBudgets } from "../ports/call-budgets";
import type { Connection } from "../ports/connection";
import type { CallsView } from "./views";

/** A wait of up to a minute or so is over before anybody has read about it. */
const SHORT_MS = 90_000;

/** What Xero's limits mean for the merchant just now. */
export async function showCalls(
  budgets: Pick<CallBudgets, "read">,
  { tenantId, restUntil }: Connection,
  now: Date,
): Promise<CallsView | null> {
  const budget = await budgets.read(tenantId);
  if (!budget) return null;
  const nowMs = now.getTime();
  const gatherMs = waitForCompanyMs(budget, { nowMs, waiting: 1 });
  const rests = restUntil !== null && restUntil.getTime() - nowMs > SHORT_MS;

  return {
    restsUntil: rests ? restUntil.toISOString() : null,
    gathersUntil: gatherMs > 0 ? new Date(nowMs + gatherMs).toISOString() : null,
    left: budget.dayLeft === null ? null : { calls: budget.dayLeft, of: dayLimit(budget) },
  };
}
