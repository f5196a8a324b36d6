import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { Heartbeat } from "../ports/heartbeat";
import type { Log } from "../ports/log";

type Ports = { heartbeat: Pick<Heartbeat, "heardSince">; connections: Pick<ConnectionStore, "sweepAll">; clock: Clock; log: Log };

const SILENCE_MS = 120_000;

/**
 * A worker starts, and no other was heard of for a while: whatever stopped them may have kept webhooks from coming in as
 * well. Both sides of every connection are asked at once, and not only when their next sweep would have been due.
 */
export async function sweepAfterSilence({ heartbeat, connections, clock, log }: Ports): Promise<void> {
  const now = clock.now();
  const heard = await heartbeat.heardSince(new Date(now.getTime() - SILENCE_MS));
  if (heard.length > 0) return;
  const asked = await connections.sweepAll(now);
  if (asked > 0) log.info("No worker was heard of lately: both sides are asked what was missed.", { connections: asked });
}
