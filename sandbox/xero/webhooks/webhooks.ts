import type { Cancel, Clock } from "../clock";
import type { WebhookSettings } from "../settings";
import { proveIntent } from "./intent-to-receive";
import { post, type Postman, type PostResult } from "./post";
import {
  nothingSent,
  USUAL_CATEGORIES,
  type Batch,
  type Batches,
  type LogEntry,
  type Subscription,
  type WebhookData,
} from "./subscription";
import type { WebhookEvent } from "./webhook-event";

/** Events of this long share one POST. */
const GATHER_MS = 200;
const INTENT_RETRY_MS = 3000;
/** Xero, Nov 2026: one immediate retry, then every 15 minutes; after 24 hours the subscription is disabled. */
const RETRY_MS = 15 * 60_000;
const GIVE_UP_MS = 24 * 3_600_000;
/** Xero, Nov 2026: events are kept so long, and sent in order once the subscription works again. */
const KEEP_MS = 31 * 24 * 3_600_000;
const LOG_LENGTH = 100;

export interface WebhooksSetup {
  /** Where events go at the start, whatever was stored; undefined leaves what was stored, or no subscription. */
  settings: WebhookSettings | undefined;
  /** The key of a subscription that is made later and names none. */
  usualKey?: string | undefined;
  clock: Clock;
  stored: WebhookData | undefined;
  batches: Batches;
  onChange: () => void;
}

/**
 * The app's webhook subscription: the handshake, the gathering of events into POSTs, and their delivery one
 * after the other, so that events reach the app in order. What is not delivered survives a restart.
 */
export class Webhooks {
  readonly data: WebhookData;
  readonly usualKey: string | undefined;
  private readonly clock: Clock;
  private readonly batches: Batches;
  private readonly onChange: () => void;
  private readonly stopper = new AbortController();
  private delivering = false;
  private cancelNextHandshake: Cancel = () => {};

  constructor({ settings, usualKey, clock, stored, batches, onChange }: WebhooksSetup) {
    const kept = stored?.subscription;
    const subscription = settings ? { categories: kept?.categories ?? USUAL_CATEGORIES, ...settings } : kept;
    this.data = { ...(stored ?? nothingSent(undefined)), subscription };
    this.usualKey = usualKey;
    this.clock = clock;
    this.batches = batches;
    this.onChange = onChange;
  }

  /** The receiver has proved itself. */
  get isEnabled(): boolean {
    return this.data.subscription !== undefined && this.data.status === "OK";
  }

  /** A POST was sent, and its answer is awaited. */
  get underWay(): boolean {
    return this.delivering;
  }

  get undelivered(): number {
    return this.batches.size + (this.data.gathering.length > 0 ? 1 : 0);
  }

  /** A new address, key or choice of events; the address must prove itself anew. */
  async subscribe(subscription: Subscription): Promise<void> {
    this.data.subscription = subscription;
    this.onChange();
    await this.enable();
  }

  /** Every start proves the receiver anew, as Xero does when a subscription is created or enabled. */
  async enable(): Promise<void> {
    this.cancelNextHandshake();
    const postman = this.postman();
    if (!postman) return;
    this.data.status = "INTENT_PENDING";
    const failure = await proveIntent(postman);
    if (this.stopper.signal.aborted) return;
    this.data.reason = failure ?? "";
    this.log({ what: "Intent to receive", result: failure ?? "received", ok: failure === undefined });
    if (failure !== undefined) {
      this.cancelNextHandshake = this.clock.schedule(INTENT_RETRY_MS, () => void this.enable());
      return;
    }
    this.data.status = "OK";
    this.forgetOld();
    for (const batch of this.batches.values()) this.keep({ ...batch, firstFailedAtMs: undefined, nextAttemptAtMs: 0 });
    this.dispatch();
  }

  stop(): void {
    this.stopper.abort();
  }

  add(event: WebhookEvent): void {
    if (!this.data.subscription?.categories.includes(event.eventCategory)) return;
    if (this.data.gathering.length === 0) this.clock.schedule(GATHER_MS, () => this.dispatch());
    this.data.gathering.push(event);
    this.onChange();
  }

  private postman(): Postman | undefined {
    const { subscription } = this.data;
    return subscription && { settings: subscription, clock: this.clock, stopped: this.stopper.signal };
  }

  /** Puts what was gathered in the queue and sets delivery going. */
  private dispatch(): void {
    const { gathering } = this.data;
    if (gathering.length > 0) {
      const firstEventSequence = this.data.lastSequence + 1;
      this.data.lastSequence += gathering.length;
      this.keep({
        events: gathering,
        firstEventSequence,
        lastEventSequence: this.data.lastSequence,
        madeAtMs: this.clock.now(),
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
    this.forgetOld();
    let batch = this.next();
    while (batch && this.mayGo(batch) && (await this.attempt(batch))) {
      this.batches.delete(batch.firstEventSequence);
      batch = this.next();
    }
    this.delivering = false;
  }

  private next(): Batch | undefined {
    return this.batches.values().next().value;
  }

  private mayGo(batch: Batch): boolean {
    return this.data.status === "OK" && this.clock.now() >= batch.nextAttemptAtMs;
  }

  private forgetOld(): void {
    const oldestMs = this.clock.now() - KEEP_MS;
    for (const { firstEventSequence, madeAtMs } of this.batches.values()) {
      if (madeAtMs >= oldestMs) return;
      this.batches.delete(firstEventSequence);
    }
  }

  private keep(batch: Batch): void {
    this.batches.set(batch.firstEventSequence, batch);
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
    this.keep(batch);
    this.onChange();
    return false;
  }

  private async post(batch: Batch): Promise<boolean> {
    const postman = this.postman();
    if (!postman) return false;
    const { events, firstEventSequence, lastEventSequence } = batch;
    const result = await post(postman, { events, firstEventSequence, lastEventSequence });
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
