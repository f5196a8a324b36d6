import type { TenantId } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { Lanes, Lease } from "../ports/lanes";
import { ContactBook } from "./contact-book";
import { eachApart, type EachApart, type Faults } from "./each-apart";
import { fencedStores } from "./fenced-stores";
import { followCustomers, type FollowPorts } from "./follow-customers";
import { finishShopWrites } from "./finish-shop-writes";
import { watchTurn } from "./hung-turn";
import { isReady, type ReadyConnection } from "./ready-connection";
import { LookPauses } from "./look-pauses";
import { OldWork } from "./old-work";
import { refreshElsewhere } from "./read-elsewhere";
import { recoverWrites } from "./recover-writes";
import { refreshDocuments } from "./refresh-documents";
import { refreshOrganisation } from "./refresh-organisation";
import { RightOfWay } from "./right-of-way";
import { endSync, sweptForSync } from "./scheduled-sync";
import { makeSweepConnection, type SweepPorts } from "./sweep-connection";
import { syncOld, type OldPorts } from "./sync-old";
import { syncOrders, type Ended, type Wave } from "./sync-orders";
import type { SyncPorts } from "./sync-ports";
import { makeTurn } from "./turn";
import type { BackfillPorts } from "./wait-for-shopify";
import { withPurpose } from "./xero-access";
import type { UndoPorts } from "./work-on-undo";

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
    lastOld: new Map(),
    faults: new Map(),
    lookPauses: new LookPauses(),
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

type Ports = LanePorts & OldPorts & { faults: Faults; lookPauses: LookPauses };

/**
 * One shop's part of a turn. `known`: nothing of it is in the air any more. `urgent`: how its live and inbound work went so far.
 * `began`: its rests count from then, so that a late worker, whose lane is another's by now, lets nobody rest.
 */
type Work = {
  connection: ReadyConnection;
  began: Date;
  stillOurs: () => Promise<boolean>;
  known: boolean;
  urgent: Ended;
  live: Wave["orders"];
};

/**
 * Everybody's urgent work before anybody's old: what just happened in each shop of the organisation, then what changed in Xero, then
 * backfills and sweeps. A shop's backfill of minutes used to be in the way of what another one had just sold.
 */
async function runTurn(ports: Ports, lease: Lease): Promise<boolean> {
  const { tenantId } = lease;
  const apart = eachApart(ports, { tenantId, isOurs: () => ports.lanes.renew(lease, leaseEnd(ports)) });
  const works: Work[] = [];
  for (const connection of await ports.connections.onTenant(tenantId)) {
    if (!isReady(connection) || apart.rests(connection.id)) continue;
    const work = await apart.run(connection.id, () => prepare(ports, connection, lease));
    if (work) works.push(work);
  }
  const each = async (step: (work: Work) => Promise<void>) => {
    for (const work of works) await apart.run(work.connection.id, () => step(work));
  };
  await ports.rightOfWay.first(async () => {
    await each((work) => liveWork(ports, work));
    await each((work) => inboundWork(ports, work));
  });
  let more = works.some(({ urgent }) => urgent === "more to do");
  const lane: Lane = { works, apart, busy: more };
  for (const work of inTurn(ports, works)) {
    more = (await apart.run(work.connection.id, () => restOfWork(ports, work, lane))) || more;
    await apart.isWell(work.connection);
  }
  apart.end();

  return more;
}

/** Whose old orders had their turn last comes last: where there is no place for all of a lane's, each has one in time. */
function inTurn({ lastOld }: Ports, works: readonly Work[]): Work[] {
  const last = works.findIndex(({ connection: { id, tenantId } }) => lastOld.get(tenantId) === id);

  return [...works.slice(last + 1), ...works.slice(0, last + 1)];
}

/** Null where it rests, or its books could not be read even once. */
async function prepare(ports: Ports, found: ReadyConnection, lease: Lease): Promise<Work | null> {
  const now = ports.clock.now();
  if (found.restUntil && found.restUntil > now) return null;
  const connection = await refreshOrganisation({ ...ports, xero: withPurpose(ports.xero, "sweep") }, found);
  if (await refreshElsewhere({ ...ports, xero: withPurpose(ports.xero, "sweep") }, connection)) {
    await ports.connections.rest(connection.id, new Date(now.getTime() + REST_MS));

    return null;
  }
  const stillOurs = () => ports.lanes.renew(lease, leaseEnd(ports), found.id);

  return { connection, began: now, stillOurs, known: false, urgent: "stopped", live: [] };
}

/** What is unknown is cleared up before anything new is written; then what just happened. */
async function liveWork(ports: Ports, work: Work): Promise<void> {
  const { connection, stillOurs } = work;
  const turn = makeTurn({ stillOurs, overtake: () => Promise.resolve([]) });
  const quiet = { ...ports, xero: withPurpose(ports.xero, "recovery"), turn };
  work.known = (await recoverWrites(quiet, connection)) && (await finishShopWrites(quiet, connection));
  const live = await syncLive(ports, work);
  work.urgent = live.ended;
  work.live = live.orders;
}

/** What changed in Xero. */
async function inboundWork(ports: Ports, work: Work): Promise<void> {
  const { connection, stillOurs } = work;
  if (work.urgent === "stopped") return;
  work.urgent = "stopped";
  if (!(await stillOurs())) return;
  if (!(await refreshDocuments({ ...ports, xero: withPurpose(ports.xero, "inbound") }, connection))) return;

  // The orders behind what changed in Xero, and whatever came in meanwhile; what is asked for again waits for the next turn.
  work.urgent = (await syncLive(ports, work, work.live)).ended;
}

/** `busy`: urgent work of some shop is left for the next turn. */
type Lane = { works: readonly Work[]; apart: EachApart; busy: boolean };

/** After everybody's urgent work what is in no hurry. True when there is more to do at once. */
async function restOfWork(ports: Ports, work: Work, lane: Lane): Promise<boolean> {
  const { connection } = work;
  const ended = await oldAndSwept(ports, work, lane);
  if (!work.known || ended === "stopped") {
    await ports.connections.rest(connection.id, new Date(work.began.getTime() + REST_MS));
  } else await endSync(ports, connection);

  return ended === "more to do";
}

/** A backfill, then what the sweeps find: in the next turn. */
async function oldAndSwept(ports: Ports, work: Work, lane: Lane): Promise<Ended> {
  const { connection, stillOurs, urgent } = work;
  if (urgent === "stopped") return urgent;
  const followed = await followCustomers({ ...ports, xero: withPurpose(ports.xero, "sweep") }, connection, stillOurs);
  const old = lane.busy ? "at rest" : await syncOld(ports, { connection, stillOurs, letIn: () => letIn(ports, work, lane) });
  if (old === "stopped" || !(await stillOurs())) return "stopped";
  const found = await makeSweepConnection({ ...ports, xero: withPurpose(ports.xero, "sweep") })(
    sweptForSync(connection, ports.clock.now()),
    {
      sweepBefore: new Date(ports.clock.now().getTime() - ports.sweepEveryMs),
      oldOrdersWait: old === "more to do",
    },
  );

  return found || followed ? "more to do" : old === "more to do" ? old : urgent;
}

/** Live orders of every shop of the lane, its own among them. What stops another's work is that one's affair. */
async function letIn(ports: Ports, own: Work, { works, apart }: Lane) {
  const { orders, ended } = await syncLive(ports, own);
  for (const other of works) {
    if (other === own || other.urgent === "stopped") continue;
    const live = await apart.run(other.connection.id, () => syncLive(ports, other));
    if (!live || live.ended === "stopped") other.urgent = "stopped";
  }

  return { orders, stopped: ended === "stopped" };
}

async function syncLive(ports: Ports, { connection, stillOurs }: Work, before: Wave["orders"] = []): Promise<Wave> {
  const turn = makeTurn({ stillOurs, overtake: () => Promise.resolve([]), before });

  return syncOrders({ ...ports, turn }, connection, "live");
}

/** From the lease to its first urgent work, a few statements later. */
const BEFORE_URGENT_WORK_MS = 30;

/** After an answer that did not come: long enough not to hammer, short enough to be back soon. */
const REST_MS = 5_000;

function leaseEnd({ clock }: Pick<LanePorts, "clock">): Date {
  return new Date(clock.now().getTime() + LEASE_MS);
}
