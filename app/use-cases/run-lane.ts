import type { TenantId } from "../domain/ids";
import type { Lanes, Lease } from "../ports/lanes";
import { finishMarkings } from "./mark-orders-paid";
import { isReady, type ReadyConnection } from "./ready-connection";
import { recoverWrites } from "./recover-writes";
import { refreshDocuments } from "./refresh-documents";
import { makeSweepConnection } from "./sweep-connection";
import { syncOrders } from "./sync-orders";
import type { SyncPorts } from "./sync-ports";

export type LanePorts = SyncPorts & { lanes: Lanes; sweepEveryMs: number };

/** Renewed all the time while the turn lasts, so that a killed worker's lane is free again soon. */
const LEASE_MS = 12_000;
const RENEW_EVERY_MS = 4_000;

/**
 * One turn for one Xero organisation, and nobody else's turn meanwhile. Bounded, so that lanes take turns.
 * True when there is more to do at once.
 */
export function makeRunLane(ports: LanePorts) {
  return async function runLane(tenantId: TenantId, owner: string): Promise<boolean> {
    const lease = await ports.lanes.take(tenantId, { owner, now: ports.clock.now(), until: leaseEnd(ports) });
    if (!lease) return false;
    // A renewal that fails is noticed by the check before the next write.
    const stopRenewing = ports.clock.every(RENEW_EVERY_MS, () => {
      ports.lanes
        .renew(lease, leaseEnd(ports))
        .catch((cause: unknown) => ports.log.warn("A lease could not be renewed.", { tenantId, cause }));
    });
    try {
      let more = false;
      for (const connection of await ports.connections.onTenant(tenantId)) {
        if (isReady(connection)) more = (await runConnection(ports, connection, lease)) || more;
      }

      return more;
    } finally {
      stopRenewing();
      await ports.lanes.release(lease);
    }
  };
}

/** What is unknown is cleared up before anything new is written. */
async function runConnection(ports: LanePorts, connection: ReadyConnection, lease: Lease): Promise<boolean> {
  const stillOurs = async () => (await ports.connections.isLive(connection.id)) && ports.lanes.renew(lease, leaseEnd(ports));
  const now = ports.clock.now();
  if (connection.restUntil && connection.restUntil > now) return false;
  const known = (await recoverWrites(ports, connection)) && (await finishMarkings(ports, connection));
  const read = (await stillOurs()) && (await refreshDocuments(ports, connection));
  if (!known || !read) await ports.connections.rest(connection.id, new Date(now.getTime() + REST_MS));
  if (!read || !(await stillOurs())) return false;
  await makeSweepConnection(ports)(connection, new Date(now.getTime() - ports.sweepEveryMs));

  return syncOrders(ports, connection, stillOurs);
}

/** After an answer that did not come: long enough not to hammer, short enough to be back soon. */
const REST_MS = 5_000;

function leaseEnd({ clock }: LanePorts): Date {
  return new Date(clock.now().getTime() + LEASE_MS);
}
