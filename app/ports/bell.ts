import type { TenantId } from "../domain/ids";

/** Wakes the worker. Only a nudge: a ring that is lost is made good from the database within seconds. */
export interface Bell {
  ringReceipts(): Promise<void>;
  ringLane(tenantId: TenantId): Promise<void>;
}
