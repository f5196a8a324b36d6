import type { ShopDomain } from "../domain/ids";
import type { Backfill, BackfillState, BackfillStore } from "../ports/backfill-store";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { ShopHistory } from "../ports/shop-history";
import type { BackfillCommand } from "./backfill-views";
import { ordersHidden } from "./orders-hidden";
import { answeredBy } from "./read-books-offer";

type Ports = { connections: ConnectionStore; backfills: BackfillStore; shopHistory: ShopHistory; bell: Bell; clock: Clock };

const MOVES: Record<Exclude<BackfillCommand, "cancel">, { from: readonly BackfillState[]; to: BackfillState }> = {
  start: { from: ["READY"], to: "RUNNING" },
  pause: { from: ["RUNNING"], to: "PAUSED" },
  resume: { from: ["PAUSED"], to: "RUNNING" },
};

/**
 * A button pressed twice, or on a page that is out of date, does nothing. Documents that stand in the books stay there: a
 * backfill that is cancelled stops, it does not undo. A sentence where it cannot be started or resumed.
 */
export function makeControlBackfill(ports: Ports) {
  const { connections, backfills, bell, clock } = ports;

  return async function controlBackfill(shop: ShopDomain, command: BackfillCommand): Promise<{ error: string | null }> {
    const connection = await connections.active(shop);
    const backfill = connection && (await backfills.current(connection.id));
    if (!connection || !backfill) return { error: null };
    if (command === "cancel") await backfills.cancel(backfill.id, clock.now());
    else if (command === "pause") await backfills.move(backfill.id, { ...MOVES.pause, at: clock.now() });
    else {
      const error = await goOn(ports, connection, { backfill, command });
      if (error !== null) return { error };
    }
    await bell.ringLane(connection.tenantId);

    return { error: null };
  };
}

type GoingOn = { backfill: Backfill; command: "start" | "resume" };

/** What was previewed by other settings than those of now would not be what is posted: it is previewed again instead. */
async function goOn(ports: Ports, connection: Connection, { backfill, command }: GoingOn): Promise<string | null> {
  const { backfills, clock } = ports;
  if (!MOVES[command].from.includes(backfill.state)) return null;
  const hidden = backfill.wholeRange
    ? null
    : answeredBy("Shopify")(await ordersHidden(ports, connection, backfill.reachedAt ?? backfill.span.from));
  if (hidden !== null) return hidden;
  if (command === "start" && backfill.profileVersion !== connection.profileVersion) await backfills.previewAgain(backfill.id);
  else await backfills.move(backfill.id, { ...MOVES[command], at: clock.now() });

  return null;
}
