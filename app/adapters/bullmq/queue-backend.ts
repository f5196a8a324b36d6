import { createPostgresBackend, createRedisBackend, type BackendFactory, type ConnectionOptions } from "bullmq";

export const QUEUE_NAME = "crossfoot";

export type QueueSettings = { databaseUrl: string; redisUrl: string | null };

/**
 * Redis where it is given, else tables in schema `bullmq` of the same PostgreSQL (BullMQ 6 has both officially).
 * A worker waits for its server for ever; a producer must not, because a webhook waits for it.
 */
export function queueConnection({ databaseUrl, redisUrl }: QueueSettings, role: "worker" | "producer"): ConnectionOptions {
  if (redisUrl) {
    const patience = role === "worker" ? { maxRetriesPerRequest: null } : { maxRetriesPerRequest: 1, enableOfflineQueue: false };

    return { url: redisUrl, ...patience, retryStrategy: (tries: number) => Math.min(200 * tries, 2_000) };
  }

  return { connectionString: databaseUrl, migrate: true, schema: "bullmq", max: 5 } as ConnectionOptions;
}

export function queueBackend({ redisUrl }: QueueSettings): BackendFactory {
  return redisUrl ? createRedisBackend : (createPostgresBackend as BackendFactory);
}
