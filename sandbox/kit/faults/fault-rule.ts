import { z } from "zod";
import { ControlMistake } from "../control-mistake";

/** What can go wrong with a request. `-after`: the work is done, and its sender does not learn of it. */
export const REQUEST_FAULTS = [
  "latency",
  "drop-before",
  "drop-after",
  "too-many-requests",
  "throttled",
  "server-error",
  "server-error-after",
  "internal-error",
  "internal-error-after",
  "unavailable",
  "truncated-body",
  "stale-read",
] as const;
export const WEBHOOK_FAULTS = ["webhook-duplicated", "webhook-delayed", "webhook-reordered", "webhook-lost"] as const;

export type RequestFault = (typeof REQUEST_FAULTS)[number];
export type WebhookFault = (typeof WEBHOOK_FAULTS)[number];

const NEEDS_MS: readonly string[] = ["latency", "stale-read", "webhook-delayed", "webhook-reordered"];
const LONGEST_MS = 86_400_000;

const matchSchema = z.strictObject({
  method: z.string().optional(),
  /** The beginning of a path, in any case. */
  path: z.string().startsWith("/").optional(),
  /** The name of a GraphQL operation. */
  operation: z.string().optional(),
  /** A field that a GraphQL operation asks for at its top level. */
  field: z.string().optional(),
  /** The topic or category of a webhook. */
  topic: z.string().optional(),
});

const ruleSchema = z
  .strictObject({
    fault: z.enum([...REQUEST_FAULTS, ...WEBHOOK_FAULTS]),
    match: matchSchema.default({}),
    /** How likely it strikes a request that matches. */
    chance: z.number().min(0).max(1).default(1),
    /** After so many strikes the rule is spent. */
    times: z.number().int().min(1).optional(),
    ms: z.number().int().min(0).max(LONGEST_MS).optional(),
    /** Which of Xero's limits a 429 says was reached. */
    problem: z.enum(["minute", "day", "concurrent", "appminute"]).optional(),
  })
  .refine(({ fault, ms }) => ms !== undefined || !NEEDS_MS.includes(fault), { message: `${NEEDS_MS.join(", ")} need "ms"`, path: ["ms"] });

const planSchema = z.strictObject({ seed: z.number().int().min(0).optional(), rules: z.array(ruleSchema).min(1) });

export type FaultMatch = z.infer<typeof matchSchema>;
export type FaultRule = z.infer<typeof ruleSchema>;
export type FaultPlan = z.infer<typeof planSchema>;

/** Reads the body of POST /control/faults. Throws a sentence that names the field. */
export function readFaultPlan(body: unknown): FaultPlan {
  const read = planSchema.safeParse(body);
  if (read.success) return read.data;
  throw new ControlMistake(read.error.issues.map(({ path, message }) => `${path.join(".") || "the body"}: ${message}`).join("; "));
}
