import { Worker } from "bullmq";
import type { Log } from "../../ports/log";
import { QUEUE_NAME, queueConnection, type QueueSettings } from "./queue-backend";

export type JobRunner = { close(): Promise<void> };
export type RunnerSettings = QueueSettings & { concurrency: number; run: (name: string, data: unknown) => Promise<void>; log: Log };

/** Takes jobs off the queue. A job that fails is logged and not retried here: its work is still in the database. */
export function startJobRunner({ run, log, concurrency, ...settings }: RunnerSettings): JobRunner {
  const worker = new Worker(QUEUE_NAME, (job) => run(job.name, job.data), { connection: queueConnection(settings, "worker"), concurrency });
  worker.on("failed", (job, cause) => log.error("A job failed; its work is taken up again.", { job: job?.name, cause }));
  worker.on("error", (cause) => log.warn("The queue has a connection problem.", { cause }));

  return { close: () => worker.close() };
}
