import { addDays, startOfDay, type CalendarDate } from "../domain/instant";
import type { ShopDomain } from "../domain/ids";
import type { BackfillStore } from "../ports/backfill-store";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { UndoScope, UndoStore } from "../ports/undo-store";
import { isReady, type ReadyConnection } from "./ready-connection";
import type { UndoCommand, UndoWanted } from "./undo-views";

type Ports = { connections: ConnectionStore; undos: UndoStore; backfills: BackfillStore; bell: Bell; clock: Clock };

const MOST_BACKFILLS = 100;

/** Begins the dry run of an undo; nothing is written to the books before the merchant has seen it and starts it. */
export function makePlanUndo(ports: Ports) {
  return async function planUndo(shop: ShopDomain, wanted: UndoWanted): Promise<{ error: string | null }> {
    const connection = await ports.connections.active(shop);
    if (!connection || !isReady(connection)) return { error: "Connect Xero and finish the setup first." };
    const scope = "day" in wanted ? dayScope(connection, wanted.day) : await backfillScope(ports, connection, wanted.backfillId);
    if (typeof scope === "string") return { error: scope };
    const planned = await ports.undos.plan(connection.id, scope);
    if (!planned) return { error: "Another undo is under way. Let it finish, or stop it first." };
    await ports.bell.ringLane(connection.tenantId);

    return { error: null };
  };
}

/** A button pressed twice, or on a page that is out of date, does nothing. */
export function makeControlUndo({ connections, undos, bell, clock }: Ports) {
  return async function controlUndo(shop: ShopDomain, command: UndoCommand): Promise<void> {
    const connection = await connections.active(shop);
    const undo = connection && (await undos.current(connection.id));
    if (!connection || !undo) return;
    if (command === "start") await undos.start(undo.id, clock.now());
    else await undos.cancel(undo.id, clock.now());
    await bell.ringLane(connection.tenantId);
  };
}

/** Orders placed on that day, as a backfill counts them and as people see them in Shopify; not the dates of their documents. */
function dayScope({ organisation }: ReadyConnection, text: string): UndoScope | string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  if (!isDay) return "Choose a day.";
  const day = text as CalendarDate;
  const zone = organisation.timeZone;

  return { kind: "day", day, span: { from: startOfDay(zone, day), until: startOfDay(zone, addDays(day, 1)) } };
}

async function backfillScope({ backfills }: Ports, { id }: ReadyConnection, wanted: string): Promise<UndoScope | string> {
  const found = (await backfills.list(id, MOST_BACKFILLS)).find((each) => each.id === wanted);
  if (!found) return "There is no such backfill.";
  if (found.endedAt === null) return "This backfill is still under way. Stop it first.";

  return { kind: "backfill", backfillId: found.id, fromDay: found.fromDay, toDay: found.toDay };
}
