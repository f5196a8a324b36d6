import type { FailedAnswer } from "../ports/answer";
import type { DirtyOrder } from "../ports/order-store";
import { problemOf, retryDelayMs } from "./failure";
import type { SyncPorts } from "./sync-ports";

/** A passing failure: each order says what happened and is looked at again later, ever less often. */
export async function postpone(
  { orders, clock }: Pick<SyncPorts, "orders" | "clock">,
  dirty: readonly DirtyOrder[],
  { failed, platform }: { failed: FailedAnswer; platform: "Xero" | "Shopify" },
): Promise<void> {
  for (const each of dirty) {
    const until = new Date(clock.now().getTime() + retryDelayMs(failed, each.attempts));
    await orders.postpone([each], { until, problem: problemOf(failed, platform) });
  }
}
