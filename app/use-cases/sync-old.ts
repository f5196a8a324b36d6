import type { ConnectionId, OrderRecordId, TenantId } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { ContactBook } from "./contact-book";
import type { OldWork } from "./old-work";
import type { ReadyConnection } from "./ready-connection";
import { restOldWork } from "./rest-old-work";
import type { RightOfWay } from "./right-of-way";
import { syncOrders, type Ended } from "./sync-orders";
import type { SyncPorts } from "./sync-ports";
import { makeTurn, type Turn } from "./turn";
import type { BackfillPorts } from "./wait-for-shopify";
import { untilPaused, workOnBackfill } from "./work-on-backfill";
import { untilCancelled, workOnUndo, type UndoPorts } from "./work-on-undo";
import { withPurpose } from "./xero-access";

export type OldPorts = Omit<SyncPorts, "turn"> &
  BackfillPorts &
  UndoPorts & {
    contactBook: ContactBook;
    rightOfWay: RightOfWay;
    oldWork: OldWork;
    bell?: Pick<Bell, "ringLane">;
    /** Until when a backfill has used its share of the calls: its orders are not even read before. Lost with the process, harmlessly. */
    backfillRests: Map<ConnectionId, Date>;
    /** Whose old orders were worked on last in each lane: the others of it go first then. Lost with the process, harmlessly. */
    lastOld: Map<TenantId, ConnectionId>;
  };

export type OldTurn = {
  connection: ReadyConnection;
  stillOurs: () => Promise<boolean>;
  /** Does the live work of every shop of the lane: which of this one's orders it took in hand, and whether this one has to stop. */
  letIn: () => Promise<{ orders: readonly OrderRecordId[]; stopped: boolean }>;
};

/** Live orders overtake it between any two calls, and those of other shops in this process go before its next piece. */
export async function syncOld(ports: OldPorts, { connection, stillOurs, letIn }: OldTurn): Promise<Ended> {
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

      return (await stillOurs()) && (await notPaused()) && notCancelled();
    },
    overtake: async () => {
      const live = await ports.rightOfWay.first(letIn);
      if (live.stopped) turn.end();

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
function placeFor({ oldWork, lastOld, bell, log }: OldPorts, { id, tenantId }: ReadyConnection) {
  let state: "not asked" | "taken" | "refused" = "not asked";

  return {
    take: () => {
      state = oldWork.enter(tenantId) ? "taken" : "refused";
      if (state === "taken") lastOld.set(tenantId, id);

      return state === "taken";
    },
    refused: () => state === "refused",
    leave: () => {
      const next = state === "taken" ? oldWork.leave() : null;
      if (next) bell?.ringLane(next).catch((cause: unknown) => log.warn("A lane could not be rung for; the next tick does.", { cause }));
    },
  };
}
