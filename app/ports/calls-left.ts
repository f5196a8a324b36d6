import type { TenantId } from "../domain/ids";

/** What Xero's last answer said is left: of its minute and day for the organisation, of its minute for the whole app. */
export type CallsLeft = { minute: number | null; day: number | null; appMinute: number | null };

/** Hands on what came with the answers of this process. */
export interface CallsLeftHeard {
  /** What was last heard, once; null when nothing came since. */
  take(tenantId: TenantId): CallsLeft | null;
}
