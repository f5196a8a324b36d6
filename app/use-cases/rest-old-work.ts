import type { UndoStore } from "../ports/undo-store";
import type { ReadyConnection } from "./ready-connection";
import type { BackfillPorts } from "./wait-for-shopify";

const REASON = "Xero takes no more requests for past orders for now, so that new ones need not wait. It goes on by itself.";

type Ports = Pick<BackfillPorts, "backfills" | "clock"> & { undos: UndoStore };

/** Xero takes no more calls for past orders for now: what runs of them rests, and the page says so. */
export async function restOldWork({ backfills, undos, clock }: Ports, { id }: ReadyConnection, restMs: number): Promise<void> {
  const until = new Date(clock.now().getTime() + restMs);
  const [backfill, undo] = [await backfills.current(id), await undos.current(id)];
  if (backfill?.state === "RUNNING") await backfills.wait(backfill.id, { until, reason: REASON, attempts: 0 });
  if (undo?.state === "RUNNING") await undos.wait(undo.id, { until, reason: REASON });
}
