import type { FailedAnswer } from "../ports/answer";
import type { Backfill, BackfillStore } from "../ports/backfill-store";
import type { Clock } from "../ports/clock";
import type { ShopHistory } from "../ports/shop-history";
import { problemOf, retryDelayMs } from "./failure";

export type BackfillPorts = { backfills: BackfillStore; shopHistory: ShopHistory; clock: Clock };

/**
 * Shopify did not give what the backfill needs: a refusal ends it with the reason, anything else is tried again later, ever
 * less often. Always false: there is nothing to go on with.
 */
export function waitForShopify(ports: BackfillPorts, backfill: Backfill, failed: FailedAnswer): Promise<false> {
  return waitFor(ports, backfill, { failed, whom: "Shopify" });
}

type Failed = { failed: FailedAnswer; whom: "Shopify" | "Xero" };

/** The same of either side. */
export async function waitFor({ backfills, clock }: BackfillPorts, { id, attempts }: Backfill, { failed, whom }: Failed): Promise<false> {
  const now = clock.now();
  const reason = problemOf(failed, whom).message;
  if (failed.kind === "rejected") {
    await backfills.move(id, { from: ["PREVIEWING", "RUNNING"], to: "FAILED", at: now, reason });
  } else {
    await backfills.wait(id, { until: new Date(now.getTime() + retryDelayMs(failed, attempts)), reason, attempts: attempts + 1 });
  }

  return false;
}
