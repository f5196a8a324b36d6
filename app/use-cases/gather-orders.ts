import type { TenantId } from "../domain/ids";
import { waitForCompanyMs } from "../domain/sync/wait-for-company";
import type { CallBudgets } from "../ports/call-budgets";
import type { Clock } from "../ports/clock";
import type { Lanes } from "../ports/lanes";

type Ports = { budgets: Pick<CallBudgets, "read">; lanes: Pick<Lanes, "gather">; clock: Clock };

/** True: so many live orders may go to Xero now. False: they wait for company, and the lane is due again when they need not. */
export type GatherOrders = (tenantId: TenantId, waiting: number) => Promise<boolean>;

/** A quiet shop's order goes at once, a busy one's waits: fifty orders cost Xero's day as much as one. */
export function makeGatherOrders({ budgets, lanes, clock }: Ports): GatherOrders {
  return async (tenantId, waiting) => {
    const budget = await budgets.read(tenantId);
    const nowMs = clock.now().getTime();
    const waitMs = budget ? waitForCompanyMs(budget, { nowMs, waiting }) : 0;
    if (waitMs > 0) await lanes.gather(tenantId, new Date(nowMs + waitMs));

    return waitMs === 0;
  };
}

/** Where calls are not counted, nothing waits. */
export const gatherNothing: GatherOrders = () => Promise.resolve(true);
