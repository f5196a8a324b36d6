import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { Lanes } from "../ports/lanes";

export type TickPorts = { bell: Bell; clock: Clock; lanes: Lanes; sweepEveryMs: number };

/** Rebuilds every wake-up from the rows: rings that were lost, waits that are over, sweeps that are due. */
export async function tick({ bell, clock, lanes, sweepEveryMs }: TickPorts): Promise<void> {
  const now = clock.now();
  await bell.ringReceipts();
  for (const tenantId of await lanes.due({ now, sweepBefore: new Date(now.getTime() - sweepEveryMs) })) await bell.ringLane(tenantId);
}
