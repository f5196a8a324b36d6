import { z } from "zod";

/** Every job there is, and what it carries. */
export const jobs = {
  /** Turn stored webhooks into work. */
  receipts: z.object({}),
  /** One turn for one Xero organisation. */
  lane: z.object({ tenantId: z.string().min(1) }),
} as const;

export type JobName = keyof typeof jobs;

/** Turns under way at once in one worker process. Each is one organisation at most, and mostly waits for Xero. */
export const CONCURRENCY = 10;

/** How often the database is asked for work that nobody was woken for. */
export const TICK_EVERY_MS = 5_000;
