import { Queue, type JobsOptions } from "bullmq";
import type { TenantId } from "../../domain/ids";
import type { Bell } from "../../ports/bell";
import type { Log } from "../../ports/log";
import type { Meters } from "../../ports/meters";
import { keepOpen } from "./keep-open";
import { QUEUE_NAME, queueBackend, queueConnection, type QueueSettings } from "./queue-backend";

const GIVE_UP_MS = 1_000;
/** A process that has just started first has to connect and to look whether the queue's tables are there. */
const GIVE_UP_AT_FIRST_MS = 5_000;

/**
 * More than all workers get through between two ticks. A lane whose wake-up waits longer than its key lives would be rung for once
 * more by each tick: where a thousand shops were behind, thirteen thousand wake-ups lay in front of whatever came in.
 */
const MOST_WAITING = 1_000;

/** A worker killed in the middle of a turn leaves its job "active", and so its key taken, for up to a minute. */
const KEY_LIVES_MS = 10_000;

export type ClosableBell = Bell & { close(): Promise<void> };

/**
 * One waiting ring per lane: rings during a turn are kept as one more turn (`keepLastIfActive`). The key changes every
 * ten seconds, so that a dead worker's job cannot silence its lane; two turns at once are kept apart by the lease.
 * A ring that fails is only logged and counted: the worker's tick finds the work in the database within seconds.
 */
export function makeBell(settings: QueueSettings, log: Log, meters: Pick<Meters, "ringFailed">): ClosableBell {
  const defaultJobOptions = { removeOnComplete: true, removeOnFail: 100 };
  const queue = keepOpen(() => {
    const opened = new Queue(QUEUE_NAME, { connection: queueConnection(settings, "producer"), defaultJobOptions }, queueBackend(settings));

    return opened.on("error", (cause) => log.warn("The queue has a connection problem.", { cause }));
  }, log);
  const asked = <T>(answer: Promise<T>): Promise<T> => within(queue.isReady() ? GIVE_UP_MS : GIVE_UP_AT_FIRST_MS, answer);
  const missed = (name: string, cause: unknown) => {
    meters.ringFailed();
    log.warn("A wake-up was not delivered; the next tick makes up for it.", { name, cause });
  };
  const ring = async (name: string, data: Record<string, string>, how: Pick<JobsOptions, "lifo"> = {}) => {
    const id = [name, ...Object.values(data), Math.floor(Date.now() / KEY_LIVES_MS)].join("-");
    await asked(queue.current().add(name, data, { ...how, deduplication: { id, keepLastIfActive: true } })).catch((cause: unknown) =>
      missed(name, cause),
    );
  };
  const ringLane = (tenantId: TenantId) => ring("lane", { tenantId });

  return {
    // Before all lanes that wait: it takes a moment, and says which lanes have work.
    ringReceipts: () => ring("receipts", {}, { lifo: true }),
    ringLane,
    ringDue: async (tenantIds) => {
      if (tenantIds.length === 0) return;
      try {
        const room = MOST_WAITING - (await asked(queue.current().getWaitingCount()));
        for (const tenantId of tenantIds.slice(0, Math.max(0, room))) await ringLane(tenantId);
      } catch (cause) {
        missed("lane", cause);
      }
    },
    close: () => queue.close(),
  };
}

function within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer within ${limitMs} ms.`)), limitMs);
  });

  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
