import type { ConnectionId, TenantId } from "../domain/ids";

export type Lease = { tenantId: TenantId; owner: string; fence: number };

/** One worker at a time per Xero organisation. */
export interface Lanes {
  /** Null while somebody else holds it. */
  take(tenantId: TenantId, claim: { owner: string; now: Date; until: Date }): Promise<Lease | null>;
  /**
   * Asked before every write. False when it was lost, or the connection that is worked for is live no more, because the merchant
   * disconnected meanwhile: stop writing at once.
   */
  renew(lease: Lease, until: Date, worksFor?: ConnectionId): Promise<boolean>;
  release(lease: Lease): Promise<void>;
  /** Live orders wait for company until then: alone they do not make the lane due, fifty of them do. */
  gather(tenantId: TenantId, until: Date): Promise<void>;
  /** Organisations with work that may be done now and nobody doing it: every wake-up can be rebuilt from here. */
  due(query: { now: Date; sweepBefore: Date }): Promise<TenantId[]>;
}
