import type { Order } from "../domain/commerce/order";
import type { FailedAnswer } from "../ports/answer";
import type { DirtyOrder } from "../ports/order-store";
import { problemOf, retryDelayMs } from "./failure";
import type { SyncPorts } from "./sync-ports";

/** `order` as it was read, where it could be. */
export type Waiting = { dirty: DirtyOrder; order: Order | null };

/** A passing failure: each order says what happened and is looked at again later, ever less often. */
export async function postpone(
  { orders, clock }: Pick<SyncPorts, "orders" | "clock">,
  waiting: readonly Waiting[],
  { failed, platform }: { failed: FailedAnswer; platform: "Xero" | "Shopify" },
): Promise<void> {
  for (const { dirty, order } of waiting) {
    const until = new Date(clock.now().getTime() + retryDelayMs(failed, dirty.attempts));
    await orders.postpone(dirty, { until, problem: problemOf(failed, platform), order });
  }
}
