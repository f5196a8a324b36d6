import type { Collection } from "../../kit/collection";
import type { Payload } from "./post";
import type { WebhookCategory, WebhookEvent } from "./webhook-event";

/** Where the app wants its events, and which. */
export interface Subscription {
  url: string;
  key: string;
  categories: WebhookCategory[];
}

/** What an app subscribes to unless it says otherwise; the others are opt-in. */
export const USUAL_CATEGORIES: WebhookCategory[] = ["CONTACT", "INVOICE", "CREDITNOTE"];

/** Events that go out in one POST. */
export interface Batch extends Payload {
  madeAtMs: number;
  attempts: number;
  firstFailedAtMs: number | undefined;
  /** A batch that failed waits until then, whatever happens meanwhile. */
  nextAttemptAtMs: number;
}

export interface LogEntry {
  atMs: number;
  /** "3 events" or "Intent to receive". */
  what: string;
  result: string;
  ok: boolean;
}

export interface WebhookData {
  subscription: Subscription | undefined;
  status: "INTENT_PENDING" | "OK" | "DISABLED";
  reason: string;
  lastSequence: number;
  /** POSTs with events so far, right or wrong. */
  attempts: number;
  gathering: WebhookEvent[];
  log: LogEntry[];
}

/** Undelivered batches by the number of their first event: in the order in which they must go. */
export type Batches = Collection<number, Batch>;

export function nothingSent(subscription: Subscription | undefined): WebhookData {
  return {
    subscription,
    status: "INTENT_PENDING",
    reason: "",
    lastSequence: 0,
    attempts: 0,
    gathering: [],
    log: [],
  };
}
