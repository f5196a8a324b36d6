import type { ConnectionId, TenantId } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { Lanes, Lease } from "../ports/lanes";
import { ContactBook } from "./contact-book";
import { fencedStores } from "./fenced-stores";
import { followCustomers, type FollowPorts } from "./follow-customers";
import { finishShopWrites } from "./finish-shop-writes";
import { watchTurn } from "./hung-turn";
import { isReady, type ReadyConnection } from "./ready-connection";
import { OldWork } from "./old-work";
import { refreshElsewhere } from "./read-elsewhere";
import { recoverWrites } from "./recover-writes";
import { refreshDocuments } from "./refresh-documents";
import { refreshOrganisation } from "./refresh-organisation";
import { restOldWork } from "./rest-old-work";
import { RightOfWay } from "./right-of-way";
import { endSync, sweptForSync } from "./scheduled-sync";
import { makeSweepConnection, type SweepPorts } from "./sweep-connection";
import { syncOrders, type Ended, type Wave } from "./sync-orders";
import type { SyncPorts } from "./sync-ports";
import { makeTurn, type Turn } from "./turn";
import type { BackfillPorts } from "./wait-for-shopify";
import { withPurpose } from "./xero-access";
import { untilPaused, workOnBackfill } from "./work-on-backfill";
import { untilCancelled, workOnUndo, type UndoPorts } from "./work-on-undo";

export type LanePorts = Omit<SyncPorts, "turn" | "contactBook"> & { lanes: Lanes } & Pick<
    SweepPorts,
    "budgets" | "finds" | "held" | "openDocuments" | "sweepEveryMs" | "contactList"
  > &
  BackfillPorts &
  UndoPorts &
  Pick<FollowPorts, "follows" | "buyers"> & {
    /** Shared by all that works in this process. */
    rightOfWay?: RightOfWay;
    bell?: Pick<Bell, "ringLane">;
  };

/** Renewed all the time while the turn lasts, so that a killed worker's lane is free again soon. */
const LEASE_MS = 12_000;
const RENEW_EVERY_MS = 4_000;

/**
 * One turn for one Xero organisation, and nobody else's turn meanwhile. Bounded, so that lanes take turns.
 * True when there is more to do at once.
 */
export function makeRunLane(given: LanePorts) {
  const rightOfWay = given.rightOfWay ?? new RightOfWay(given.clock);
  const ports: Ports = {
    ...given,
    rightOfWay,
    oldWork: new OldWork(given.clock),
    contactBook: new ContactBook(),
    backfillRests: new Map(),
  };

  return async function runLane(tenantId: TenantId, owner: string): Promise<boolean> {
    const claim = { owner, now: ports.clock.now(), until: leaseEnd(ports) };
    const lease = await rightOfWay.first(() => ports.lanes.take(tenantId, claim), BEFORE_URGENT_WORK_MS);
    if (!lease) return false;
    const { watched, hung, isHung } = watchTurn(ports);
    const held = { ...ports, ...fencedStores(ports, lease), ...watched };
    // A renewal that fails is noticed by the check before the next write.
    const stopRenewing = ports.clock.every(RENEW_EVERY_MS, () => {
      if (isHung()) return ports.log.error("A turn hangs; its lane is given to another worker.", { tenantId });
      ports.lanes
        .renew(lease, leaseEnd(ports))
        .catch((cause: unknown) => ports.log.warn("A lease could not be renewed.", { tenantId, cause }));
    });
    try {
      return await Promise.race([runTurn(held, lease), hung]);
    } finally {
      stopRenewing();
      await ports.lanes.release(lease);
    }
  };
}

async function runTurn(ports: Ports, lease: Lease): Promise<boolean> {
  let more = false;
  for (const connection of await ports.connections.onTenant(lease.tenantId)) {
    if (isReady(connection)) more = (await runConnection(ports, connection, lease)) || more;
  }

  return more;
}

/** Until when a backfill has used its share of the calls: its orders are not even read before. Lost with the process, harmlessly. */
type Ports = LanePorts & { contactBook: ContactBook; backfillRests: Map<ConnectionId, Date>; rightOfWay: RightOfWay; oldWork: OldWork };
type Work = { connection: ReadyConnection; stillOurs: () => Promise<boolean> };

/** What is unknown is cleared up before anything new is written. */
async function runConnection(ports: Ports, found: ReadyConnection, lease: Lease): Promise<boolean> {
  const stillOurs = () => ports.lanes.renew(lease, leaseEnd(ports), found.id);
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
  const [known, urgent] = await ports.rightOfWay.first(async () => [
    (await recoverWrites(quiet, connection)) && (await finishShopWrites(quiet, connection)),
    await urgentWork(ports, work),
  ]);
  const ended = await byUrgency(ports, work, urgent);
  if (!known || ended === "stopped") await ports.connections.rest(connection.id, new Date(now.getTime() + REST_MS));
  else await endSync(ports, connection);

  return ended === "more to do";
}

/** What just happened, then what changed in Xero. */
async function urgentWork(ports: Ports, work: Work): Promise<Ended> {
  const { connection, stillOurs } = work;
  const live = await syncLive(ports, work);
  if (live.ended === "stopped" || !(await stillOurs())) return "stopped";
  if (!(await refreshDocuments({ ...ports, xero: withPurpose(ports.xero, "inbound") }, connection))) return "stopped";

  // The orders behind what changed in Xero, and whatever came in meanwhile; what is asked for again waits for the next turn.
  return (await syncLive(ports, work, live.orders)).ended;
}

/** After the urgent work a backfill, then what the sweeps find: in the next turn. */
async function byUrgency(ports: Ports, work: Work, urgent: Ended): Promise<Ended> {
  const { connection, stillOurs } = work;
  if (urgent === "stopped") return urgent;
  const followed = await followCustomers({ ...ports, xero: withPurpose(ports.xero, "sweep") }, connection, stillOurs);
  const old = urgent === "more to do" ? urgent : await syncOld(ports, work);
  if (old === "stopped" || !(await stillOurs())) return "stopped";
  const found = await makeSweepConnection({ ...ports, xero: withPurpose(ports.xero, "sweep") })(
    sweptForSync(connection, ports.clock.now()),
    {
      sweepBefore: new Date(ports.clock.now().getTime() - ports.sweepEveryMs),
      oldOrdersWait: urgent === "at rest" && old === "more to do",
    },
  );

  return found || followed ? "more to do" : old;
}

async function syncLive(ports: Ports, { connection, stillOurs }: Work, before: Wave["orders"] = []): Promise<Wave> {
  const turn = makeTurn({ stillOurs, overtake: () => Promise.resolve([]), before });

  return syncOrders({ ...ports, turn }, connection, "live");
}

/** Live orders overtake it between any two calls, and those of other shops in this process go before its next piece. */
async function syncOld(ports: Ports, work: Work): Promise<Ended> {
  const { connection } = work;
  const rests = ports.backfillRests.get(connection.id);
  if (rests && rests > ports.clock.now()) return "at rest";
  // Most turns have none, and are not asked again.
  const backfill = await ports.backfills.current(connection.id);
  const takenUp = [await workOnBackfill(ports, connection, backfill), await workOnUndo(ports, connection)].includes(true);
  const notPaused = backfill ? await untilPaused(ports, connection) : always;
  const notCancelled = await untilCancelled(ports, connection);
  const place = placeFor(ports, connection);
  const turn: Turn = makeTurn({
    begins: place.take,
    breathe: () => ports.rightOfWay.breathe(),
    stillOurs: async () => {
      await ports.rightOfWay.giveWay();

      return (await work.stillOurs()) && (await notPaused()) && notCancelled();
    },
    overtake: async () => {
      const live = await ports.rightOfWay.first(() => syncLive(ports, work));
      if (live.ended === "stopped") turn.end();

      return live.orders;
    },
  });

  const old = { ...ports, xero: withPurpose(ports.xero, "backfill"), turn };
  const { ended } = await syncOrders(old, connection, "backfill").finally(place.leave);
  if (place.refused()) return "at rest";
  if (turn.againAfterMs > 0) {
    await restOldWork(ports, connection, turn.againAfterMs);
    ports.backfillRests.set(connection.id, new Date(ports.clock.now().getTime() + turn.againAfterMs));

    return "at rest";
  }

  return takenUp && ended !== "stopped" ? "more to do" : ended;
}

function always(): Promise<true> {
  return Promise.resolve(true);
}

/** A place for old orders, taken once there are some to work on. Where it is refused, the lane is rung for when one is free. */
function placeFor({ oldWork, bell, log }: Ports, { tenantId }: ReadyConnection) {
  let state: "not asked" | "taken" | "refused" = "not asked";

  return {
    take: () => {
      state = oldWork.enter(tenantId) ? "taken" : "refused";

      return state === "taken";
    },
    refused: () => state === "refused",
    leave: () => {
      const next = state === "taken" ? oldWork.leave() : null;
      if (next) bell?.ringLane(next).catch((cause: unknown) => log.warn("A lane could not be rung for; the next tick does.", { cause }));
    },
  };
}

/** From the lease to its first urgent work, a few statements later. */
const BEFORE_URGENT_WORK_MS = 30;

/** After an answer that did not come: long enough not to hammer, short enough to be back soon. */
const REST_MS = 5_000;

function leaseEnd({ clock }: Pick<LanePorts, "clock">): Date {
  return new Date(clock.now().getTime() + LEASE_MS);
}
