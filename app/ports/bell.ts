import type { TenantId } from "../domain/ids";

/** Wakes the worker. Only a nudge: a ring that is lost is made good from the database within seconds. */
export interface Bell {
  ringReceipts(): Promise<void>;
  ringLane(tenantId: TenantId): Promise<void>;
  /** As many of them as the queue has room for: the others are due at the next tick as well. */
  ringDue(tenantIds: readonly TenantId[]): Promise<void>;
}
