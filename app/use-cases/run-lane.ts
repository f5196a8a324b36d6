import type { ConnectionId, TenantId } from "../domain/ids";
import type { CallPurpose } from "../domain/sync/call-budget";
import type { Lanes, Lease } from "../ports/lanes";
import { ContactBook } from "./contact-book";
import { fencedStores } from "./fenced-stores";
import { finishShopWrites } from "./finish-shop-writes";
import { isReady, type ReadyConnection } from "./ready-connection";
import { refreshElsewhere } from "./read-elsewhere";
import { recoverWrites } from "./recover-writes";
import { refreshDocuments } from "./refresh-documents";
import { refreshOrganisation } from "./refresh-organisation";
import { endSync, sweptForSync } from "./scheduled-sync";
import { makeSweepConnection, type SweepPorts } from "./sweep-connection";
import { syncOrders, type Ended, type Wave } from "./sync-orders";
import type { SyncPorts } from "./sync-ports";
import { makeTurn, type Turn } from "./turn";
import type { BackfillPorts } from "./wait-for-shopify";
import { withPurpose } from "./xero-access";
import { restBackfill, untilPaused, workOnBackfill } from "./work-on-backfill";
import { untilCancelled, workOnUndo, type UndoPorts } from "./work-on-undo";

export type LanePorts = Omit<SyncPorts, "turn" | "contactBook"> & { lanes: Lanes } & Pick<
    SweepPorts,
    "budgets" | "finds" | "sweepEveryMs"
  > &
  BackfillPorts &
  UndoPorts;

/** Renewed all the time while the turn lasts, so that a killed worker's lane is free again soon. */
const LEASE_MS = 12_000;
const RENEW_EVERY_MS = 4_000;

/**
 * One turn for one Xero organisation, and nobody else's turn meanwhile. Bounded, so that lanes take turns.
 * True when there is more to do at once.
 */
export function makeRunLane(given: LanePorts) {
  const ports: Ports = { ...given, contactBook: new ContactBook(), backfillRests: new Map() };

  return async function runLane(tenantId: TenantId, owner: string): Promise<boolean> {
    const lease = await ports.lanes.take(tenantId, { owner, now: ports.clock.now(), until: leaseEnd(ports) });
    if (!lease) return false;
    const held = { ...ports, ...fencedStores(ports, lease) };
    // A renewal that fails is noticed by the check before the next write.
    const stopRenewing = ports.clock.every(RENEW_EVERY_MS, () => {
      ports.lanes
        .renew(lease, leaseEnd(ports))
        .catch((cause: unknown) => ports.log.warn("A lease could not be renewed.", { tenantId, cause }));
    });
    try {
      let more = false;
      for (const connection of await ports.connections.onTenant(tenantId)) {
        if (isReady(connection)) more = (await runConnection(held, connection, lease)) || more;
      }

      return more;
    } finally {
      stopRenewing();
      await ports.lanes.release(lease);
    }
  };
}

/** Until when a backfill has used its share of the calls: its orders are not even read before. Lost with the process, harmlessly. */
type Ports = LanePorts & { contactBook: ContactBook; backfillRests: Map<ConnectionId, Date> };
type Work = { connection: ReadyConnection; stillOurs: () => Promise<boolean> };

/** What is unknown is cleared up before anything new is written. */
async function runConnection(ports: Ports, found: ReadyConnection, lease: Lease): Promise<boolean> {
  const stillOurs = async () => (await ports.connections.isLive(found.id)) && ports.lanes.renew(lease, leaseEnd(ports));
  const now = ports.clock.now();
  if (found.restUntil && found.restUntil > now) return false;
  const connection = await refreshOrganisation({ ...ports, xero: withPurpose(ports.xero, "sweep") }, found);
  if (await refreshElsewhere({ ...ports, xero: withPurpose(ports.xero, "sweep") }, connection)) {
    await ports.connections.rest(connection.id, new Date(now.getTime() + REST_MS));

    return false;
  }
  const work = { connection, stillOurs };
  const turn = makeTurn({ stillOurs, overtake: () => Promise.resolve([]) });
  const quiet = { ...ports, xero: withPurpose(ports.xero, "recovery"), turn };
  const known = (await recoverWrites(quiet, connection)) && (await finishShopWrites(quiet, connection));
  const ended = await byUrgency(ports, work);
  if (!known || ended === "stopped") await ports.connections.rest(connection.id, new Date(now.getTime() + REST_MS));
  else await endSync(ports, connection);

  return ended === "more to do";
}

/** What just happened, then what changed in Xero, then a backfill, then what the sweeps find: in the next turn. */
async function byUrgency(ports: Ports, work: Work): Promise<Ended> {
  const { connection, stillOurs } = work;
  const as = (purpose: CallPurpose) => ({ ...ports, xero: withPurpose(ports.xero, purpose) });
  const live = await syncLive(ports, work);
  if (live.ended === "stopped" || !(await stillOurs())) return "stopped";
  if (!(await refreshDocuments(as("inbound"), connection))) return "stopped";
  // The orders behind what changed in Xero, and whatever came in meanwhile; what is asked for again waits for the next turn.
  const inbound = await syncLive(ports, work, live.orders);
  if (inbound.ended === "stopped") return "stopped";
  const old = inbound.ended === "more to do" ? inbound.ended : await syncOld(ports, work);
  if (old === "stopped" || !(await stillOurs())) return "stopped";
  const found = await makeSweepConnection(as("sweep"))(
    sweptForSync(connection, ports.clock.now()),
    new Date(ports.clock.now().getTime() - ports.sweepEveryMs),
  );

  return found ? "more to do" : old;
}

async function syncLive(ports: Ports, { connection, stillOurs }: Work, before: Wave["orders"] = []): Promise<Wave> {
  const turn = makeTurn({ stillOurs, overtake: () => Promise.resolve([]), before });

  return syncOrders({ ...ports, turn }, connection, "live");
}

/** Live orders overtake it between any two calls. */
async function syncOld(ports: Ports, work: Work): Promise<Ended> {
  const { connection } = work;
  const rests = ports.backfillRests.get(connection.id);
  if (rests && rests > ports.clock.now()) return "at rest";
  const takenUp = [await workOnBackfill(ports, connection), await workOnUndo(ports, connection)].includes(true);
  const [notPaused, notCancelled] = [await untilPaused(ports, connection), await untilCancelled(ports, connection)];
  const turn: Turn = makeTurn({
    stillOurs: async () => (await work.stillOurs()) && (await notPaused()) && notCancelled(),
    overtake: async () => {
      const live = await syncLive(ports, work);
      if (live.ended === "stopped") turn.end();

      return live.orders;
    },
  });

  const { ended } = await syncOrders({ ...ports, xero: withPurpose(ports.xero, "backfill"), turn }, connection, "backfill");
  if (turn.againAfterMs > 0) {
    await restBackfill(ports, connection, turn.againAfterMs);
    ports.backfillRests.set(connection.id, new Date(ports.clock.now().getTime() + turn.againAfterMs));

    return "at rest";
  }

  return takenUp && ended !== "stopped" ? "more to do" : ended;
}

/** After an answer that did not come: long enough not to hammer, short enough to be back soon. */
const REST_MS = 5_000;

function leaseEnd({ clock }: Pick<LanePorts, "clock">): Date {
  return new Date(clock.now().getTime() + LEASE_MS);
}
