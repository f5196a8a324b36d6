import type { TenantId } from "../domain/ids";
import type { CallBudget } from "../domain/sync/call-budget";

/** Every organisation's call budget, shared by all processes. */
export interface CallBudgets {
  /** The budget as it stands; null: no call was ever made. */
  read(tenantId: TenantId): Promise<CallBudget | null>;
  /**
   * Changes it for everybody at once: `change` is asked again, with what stands then, where another process was quicker.
   * Null from `change` leaves it as it is.
   */
  change<Result>(tenantId: TenantId, change: (budget: CallBudget | null) => { budget: CallBudget | null; result: Result }): Promise<Result>;
  /** Counts a call of the whole app over all organisations; false where the last minute has had its fill. */
  takeOfApp(now: Date): Promise<boolean>;
  /** Xero says that so many of the app's calls are left: where we counted fewer, others call on our account. */
  hearOfApp(now: Date, left: number): Promise<void>;
}
