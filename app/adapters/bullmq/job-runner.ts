import { Worker } from "bullmq";
import type { Log } from "../../ports/log";
import type { Meters } from "../../ports/meters";
import { keepOpen } from "./keep-open";
import { QUEUE_NAME, queueBackend, queueConnection, type QueueSettings } from "./queue-backend";

export type JobRunner = { close(): Promise<void> };
export type RunnerSettings = QueueSettings & {
  concurrency: number;
  run: (name: string, data: unknown) => Promise<void>;
  log: Log;
  meters: Pick<Meters, "jobEnded">;
};

/** After an outage of its server; BullMQ's own fifteen seconds would leave the lanes waiting. */
const RETRY_MS = 1_000;

/** Takes jobs off the queue. A job that fails is logged and not retried here: its work is still in the database. */
export function startJobRunner({ run, log, meters, concurrency, ...settings }: RunnerSettings): JobRunner {
  return keepOpen(() => {
    const options = { connection: queueConnection(settings, "worker"), concurrency, runRetryDelay: RETRY_MS };
    const worker = new Worker(QUEUE_NAME, (job) => run(job.name, job.data), options, queueBackend(settings));
    worker.on("completed", (job) => meters.jobEnded(job.name, "done"));
    worker.on("failed", (job, cause) => {
      meters.jobEnded(job?.name ?? "unknown", "failed");
      log.error("A job failed; its work is taken up again.", { job: job?.name, cause });
    });

    return worker.on("error", (cause) => log.warn("The queue has a connection problem.", { cause }));
  }, log);
}
