import type { ShopDomain } from "../domain/ids";
import type { BackfillState, BackfillStore } from "../ports/backfill-store";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { BackfillCommand } from "./backfill-views";

type Ports = { connections: ConnectionStore; backfills: BackfillStore; bell: Bell; clock: Clock };

const MOVES: Record<Exclude<BackfillCommand, "cancel">, { from: readonly BackfillState[]; to: BackfillState }> = {
  start: { from: ["READY"], to: "RUNNING" },
  pause: { from: ["RUNNING"], to: "PAUSED" },
  resume: { from: ["PAUSED"], to: "RUNNING" },
};

/**
 * A button pressed twice, or on a page that is out of date, does nothing. Documents that stand in the books stay there: a
 * backfill that is cancelled stops, it does not undo.
 */
export function makeControlBackfill({ connections, backfills, bell, clock }: Ports) {
  return async function controlBackfill(shop: ShopDomain, command: BackfillCommand): Promise<void> {
    const connection = await connections.active(shop);
    const backfill = connection && (await backfills.current(connection.id));
    if (!connection || !backfill) return;
    if (command === "cancel") await backfills.cancel(backfill.id, clock.now());
    else await backfills.move(backfill.id, { ...MOVES[command], at: clock.now() });
    await bell.ringLane(connection.tenantId);
  };
}
