import type { AuditLog } from "../ports/audit-log";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { Lanes } from "../ports/lanes";
import type { ReceiptStore } from "../ports/receipt-store";

export type TickPorts = {
  bell: Bell;
  clock: Clock;
  lanes: Lanes;
  receipts: Pick<ReceiptStore, "purgeHandled">;
  audit: Pick<AuditLog, "seal">;
  sweepEveryMs: number;
  /** Lets urgent work of this process go first; sealing what a backfill left is none. */
  breathe?: () => Promise<void>;
};

/** Longer than any retry of Shopify (four hours) and about as long as Xero replays (31 days); by then a replay is one more look. */
const RECEIPTS_KEPT_MS = 30 * 24 * 60 * 60_000;

/** Eight million a day, and yet never a long statement. */
const PURGED_AT_ONCE = 500;

/** Rebuilds every wake-up from the rows: rings that were lost, waits that are over, sweeps that are due. Then tidies a little, and seals what happened. */
export async function tick({ bell, clock, lanes, receipts, audit, sweepEveryMs, breathe }: TickPorts): Promise<void> {
  const now = clock.now();
  await bell.ringReceipts();
  await bell.ringDue(await lanes.due({ now, sweepBefore: new Date(now.getTime() - sweepEveryMs) }));
  await receipts.purgeHandled(new Date(now.getTime() - RECEIPTS_KEPT_MS), PURGED_AT_ONCE);
  await audit.seal(breathe);
}
