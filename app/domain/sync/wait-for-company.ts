import { creditsAt, refillOf, type CallBudget } from "./call-budget";

/** As many as go to Xero in one request: more company than that saves nothing. */
const FULL_BATCH = 50;

/** An order costs two calls, invoice and payment; fifty orders that go together cost two as well. */
const CALLS_A_FLUSH = 2;

/**
 * How long live orders should wait for company, in milliseconds. A quiet shop's order goes at once: the calls it may
 * spend have added up meanwhile. A busy shop's wait until two more calls have, and the batch grows: at most 173 seconds
 * with 5,000 calls a day, 24 minutes with 1,000. A full batch never waits.
 */
export function waitForCompanyMs(budget: CallBudget, { nowMs, waiting }: { nowMs: number; waiting: number }): number {
  if (waiting >= FULL_BATCH) return 0;
  const missing = CALLS_A_FLUSH - creditsAt(budget, nowMs);

  return missing <= 0 ? 0 : Math.ceil(missing / refillOf(budget));
}
