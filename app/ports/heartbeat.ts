/** When a worker process last finished a canary. */
export type WorkerSeen = { worker: string; at: Date };

/** A worker says that it is alive by finishing a job, not by answering a ping. Each for itself. */
export interface Heartbeat {
  beat(worker: string, at: Date): Promise<void>;
  /** It stops of its own accord: nobody need wonder where it is. */
  leave(worker: string): Promise<void>;
  /** Those heard of since then, the latest first. */
  heardSince(since: Date): Promise<WorkerSeen[]>;
}
