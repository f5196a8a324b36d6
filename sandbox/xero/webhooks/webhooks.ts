import type { Cancel, Clock } from "../clock";
import { newGuid } from "../ids";
import type { WebhookSettings } from "../settings";
import { proveIntent } from "./intent-to-receive";
import { post, type Payload, type Postman, type PostResult } from "./post";
import type { WebhookEvent } from "./webhook-event";

/** Events of this long share one POST. */
const GATHER_MS = 200;
const INTENT_RETRY_MS = 3000;
/** Xero, Nov 2026: one immediate retry, then every 15 minutes; after 24 hours the subscription is disabled. */
const RETRY_MS = 15 * 60_000;
const GIVE_UP_MS = 24 * 3_600_000;
const LOG_LENGTH = 100;

export interface Batch extends Payload {
  id: string;
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
  status: "INTENT_PENDING" | "OK" | "DISABLED";
  reason: string;
  lastSequence: number;
  /** POSTs with events so far, right or wrong. */
  attempts: number;
  gathering: WebhookEvent[];
  queue: Batch[];
  log: LogEntry[];
}

export interface WebhooksSetup {
  settings: WebhookSettings;
  clock: Clock;
  stored: WebhookData | undefined;
  onChange: () => void;
}

/**
 * The app's webhook subscription: the handshake, the gathering of events into POSTs, and their delivery one
 * after the other, so that events reach the app in order. What is not delivered survives a restart.
 */
export class Webhooks {
  readonly data: WebhookData;
  readonly url: string;
  private readonly clock: Clock;
  private readonly onChange: () => void;
  private readonly stopper = new AbortController();
  private readonly postman: Postman;
  private delivering = false;
  private cancelNextHandshake: Cancel = () => {};

  constructor({ settings, clock, stored, onChange }: WebhooksSetup) {
    this.data = stored ?? {
      status: "INTENT_PENDING",
      reason: "",
      lastSequence: 0,
      attempts: 0,
      gathering: [],
      queue: [],
      log: [],
    };
    this.url = settings.url;
    this.clock = clock;
    this.onChange = onChange;
    this.postman = { settings, clock, stopped: this.stopper.signal };
  }

  /** Every start proves the receiver anew, as Xero does when a subscription is created or enabled. */
  async enable(): Promise<void> {
    this.cancelNextHandshake();
    this.data.status = "INTENT_PENDING";
    const failure = await proveIntent(this.postman);
    if (this.stopper.signal.aborted) return;
    this.data.reason = failure ?? "";
    this.log({ what: "Intent to receive", result: failure ?? "received", ok: failure === undefined });
    if (failure !== undefined) {
      this.cancelNextHandshake = this.clock.schedule(INTENT_RETRY_MS, () => void this.enable());
      return;
    }
    this.data.status = "OK";
    for (const batch of this.data.queue) Object.assign(batch, { firstFailedAtMs: undefined, nextAttemptAtMs: 0 });
    this.dispatch();
  }

  stop(): void {
    this.stopper.abort();
  }

  add(event: WebhookEvent): void {
    if (this.data.gathering.length === 0) this.clock.schedule(GATHER_MS, () => this.dispatch());
    this.data.gathering.push(event);
    this.onChange();
  }

  /** Puts what was gathered in the queue and sets delivery going. */
  private dispatch(): void {
    const { gathering, queue } = this.data;
    if (gathering.length > 0) {
      const firstEventSequence = this.data.lastSequence + 1;
      this.data.lastSequence += gathering.length;
      const lastEventSequence = this.data.lastSequence;
      queue.push({
        id: newGuid(),
        events: gathering,
        firstEventSequence,
        lastEventSequence,
        attempts: 0,
        firstFailedAtMs: undefined,
        nextAttemptAtMs: 0,
      });
      this.data.gathering = [];
      this.onChange();
    }
    void this.deliver();
  }

  private async deliver(): Promise<void> {
    if (this.delivering) return;
    this.delivering = true;
    let batch = this.data.queue[0];
    while (batch && this.mayGo(batch) && (await this.attempt(batch))) {
      this.data.queue.shift();
      this.onChange();
      batch = this.data.queue[0];
    }
    this.delivering = false;
  }

  private mayGo(batch: Batch): boolean {
    return this.data.status === "OK" && this.clock.now() >= batch.nextAttemptAtMs;
  }

  /** One attempt and its immediate retry; false leaves the batch for later. */
  private async attempt(batch: Batch): Promise<boolean> {
    if ((await this.post(batch)) || (batch.attempts === 1 && (await this.post(batch)))) return true;
    if (this.stopper.signal.aborted) return false;
    const nowMs = this.clock.now();
    batch.firstFailedAtMs ??= nowMs;
    if (nowMs - batch.firstFailedAtMs >= GIVE_UP_MS) {
      Object.assign(this.data, { status: "DISABLED", reason: "Deliveries failed for 24 hours." });
    } else {
      batch.nextAttemptAtMs = nowMs + RETRY_MS;
      this.clock.schedule(RETRY_MS, () => void this.deliver());
    }
    this.onChange();
    return false;
  }

  private async post(batch: Batch): Promise<boolean> {
    const { events, firstEventSequence, lastEventSequence } = batch;
    const result = await post(this.postman, { events, firstEventSequence, lastEventSequence });
    if (this.stopper.signal.aborted) return false;
    batch.attempts += 1;
    this.data.attempts += 1;
    const ok = "status" in result && result.status >= 200 && result.status < 300;
    this.log({ what: `${events.length} ${events.length === 1 ? "event" : "events"}`, result: words(result), ok });
    return ok;
  }

  private log(entry: Omit<LogEntry, "atMs">): void {
    this.data.log = [{ atMs: this.clock.now(), ...entry }, ...this.data.log].slice(0, LOG_LENGTH);
    this.onChange();
  }
}

function words(result: PostResult): string {
  return "status" in result ? `answered ${result.status}` : result.failure;
}
