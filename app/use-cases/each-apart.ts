import type { ConnectionId, TenantId } from "../domain/ids";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { Log } from "../ports/log";

const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 5 * 60_000;

type Fault = { times: number; restUntil: Date };

/** Connections whose work ended in a fault that nobody expected, each with its rest. Lost with the process, harmlessly: it is met again. */
export type Faults = Map<ConnectionId, Fault>;

type Ports = { faults: Faults; connections: Pick<ConnectionStore, "saveFault">; clock: Clock; log: Log };
type Turn = { tenantId: TenantId; isOurs: () => Promise<boolean> };

/**
 * The shops of one organisation, each apart from the others: a fault in the work for one ends that one's turn, is logged, shown on
 * its page, and lets it rest, longer each time; it used to end everybody's, again and again. Where the lane was lost, or the database does not answer,
 * there is nothing to go on with. In the end the first fault is thrown all the same, so that the job fails and is counted.
 */
export function eachApart({ faults, connections, clock, log }: Ports, { tenantId, isOurs }: Turn) {
  const met = new Map<ConnectionId, unknown>();

  return {
    rests: (id: ConnectionId): boolean => (faults.get(id)?.restUntil ?? clock.now()) > clock.now(),
    /** Null where it failed, now or before in this turn. */
    run: async <Result>(id: ConnectionId, work: () => Promise<Result>): Promise<Result | null> => {
      if (met.has(id)) return null;
      try {
        return await work();
      } catch (cause) {
        if (!(await isOurs().catch(() => false))) throw cause;
        const times = (faults.get(id)?.times ?? 0) + 1;
        const restMs = Math.min(FIRST_REST_MS * 2 ** Math.min(times - 1, 10), LONGEST_REST_MS);
        met.set(id, cause);
        faults.set(id, { times, restUntil: new Date(clock.now().getTime() + restMs) });
        log.error("The work for a connection met a fault; the others of its organisation go on.", {
          connectionId: id,
          tenantId,
          times,
          restMs,
          cause,
        });
        await connections.saveFault(id, clock.now());

        return null;
      }
    },
    /** It came to its end without a fault. */
    isWell: async ({ id, faultSince }: Pick<Connection, "id" | "faultSince">): Promise<void> => {
      if (met.has(id)) return;
      faults.delete(id);
      if (faultSince) await connections.saveFault(id, null);
    },
    end: (): void => {
      for (const cause of met.values()) throw cause;
    },
  };
}

export type EachApart = ReturnType<typeof eachApart>;
