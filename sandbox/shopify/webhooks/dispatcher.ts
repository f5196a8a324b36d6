import { randomUUID } from "node:crypto";
import type { AppConfig } from "../app-config";
import type { SandboxClock } from "../clock";
import type { Journal } from "../store/journal";
import type { Delivery } from "../store/records";
import type { Store } from "../store/store";
import { ANSWER_LIMIT_MS, gapAfter } from "./retry-schedule";
import { send } from "./send";
import { signBody } from "./signature";

const LONGEST_TIMER_MS = 60_000;
const KEPT_FINISHED = 500;
const AT_ONCE = 40;

export interface DispatcherParts {
  readonly app: AppConfig;
  readonly clock: SandboxClock;
  readonly store: Store;
  readonly journal: Journal;
  /** Shorter in tests; five seconds, as Shopify's, otherwise. */
  readonly answerLimitMs?: number;
}

export type NewDelivery = Pick<Delivery, "eventId" | "topic" | "shop" | "url" | "body" | "resourceId"> & {
  /** Wait this long before the first attempt. */
  readonly delayMs?: number;
};

/**
 * The queue of webhook deliveries. Sending never blocks the action that caused it; a delivery is
 * on disk before its first attempt, so a restart continues where the last process stopped.
 */
export class WebhookDispatcher {
  private readonly inFlight = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly parts: DispatcherParts) {
    parts.clock.onAdvance(() => this.wake());
  }

  enqueue(delivery: NewDelivery): void {
    const { delayMs = 0, ...content } = delivery;
    const now = this.parts.clock.now();
    const triggeredAt = new Date(now).toISOString();
    this.add({ ...content, webhookId: randomUUID(), triggeredAt, attempts: [], state: "pending", dueAtMs: now + delayMs });
  }

  /** Sends a delivery once more with both its ids, as Shopify's at-least-once delivery may. */
  repeat(delivery: Delivery): void {
    void this.attempt(delivery);
  }

  /** Takes pending deliveries back: of one topic, or all of a shop that no longer has the app. */
  drop({ shop, topic }: { shop: string; topic?: string }): void {
    for (const delivery of this.pending()) {
      if (delivery.shop === shop && (!topic || delivery.topic === topic)) delivery.state = "dropped";
    }
    this.parts.store.changed();
  }

  /** Starts whatever is due; call after a change of time or at start. */
  wake(): void {
    if (this.closed) return;
    const now = this.parts.clock.now();
    for (const delivery of this.pending()) {
      if (this.inFlight.size >= AT_ONCE) break;
      if (delivery.dueAtMs <= now && !this.inFlight.has(delivery.webhookId)) void this.attempt(delivery);
    }
    this.armTimer();
  }

  close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private add(delivery: Delivery): void {
    const { store } = this.parts;
    store.deliveries.set(delivery.webhookId, delivery);
    this.forgetOldest();
    store.changed();
    setImmediate(() => this.wake());
  }

  private pending(): Delivery[] {
    return [...this.parts.store.deliveries.values()].filter((delivery) => delivery.state === "pending");
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { app, clock, store, journal, answerLimitMs = ANSWER_LIMIT_MS } = this.parts;
    this.inFlight.add(delivery.webhookId);
    await store.flush();
    const outcome = await send({ url: delivery.url, headers: headersOf(delivery, app), body: delivery.body, answerLimitMs });
    this.inFlight.delete(delivery.webhookId);
    if (this.closed) return;
    delivery.attempts.push({ at: new Date(clock.now()).toISOString(), ...outcome });
    if (delivery.state === "pending") this.settle(delivery, outcome.status);
    journal.record("webhook-attempt", { topic: delivery.topic, shop: delivery.shop, webhookId: delivery.webhookId, eventId: delivery.eventId, ...outcome });
    store.changed();
    this.wake();
  }

  private settle(delivery: Delivery, status: number | null): void {
    if (status !== null && status >= 200 && status < 300) {
      delivery.state = "delivered";
      return;
    }
    const gap = gapAfter(delivery.attempts.length);
    if (gap === null) delivery.state = "failed";
    else delivery.dueAtMs = this.parts.clock.now() + gap;
  }

  private armTimer(): void {
    if (this.timer) clearTimeout(this.timer);
    const waiting = this.pending().filter((delivery) => !this.inFlight.has(delivery.webhookId));
    if (waiting.length === 0 || this.closed) return;
    const soonest = Math.min(...waiting.map((delivery) => delivery.dueAtMs));
    const delay = Math.min(Math.max(soonest - this.parts.clock.now(), 1), LONGEST_TIMER_MS);
    this.timer = setTimeout(() => this.wake(), delay);
    this.timer.unref();
  }

  private forgetOldest(): void {
    const { deliveries } = this.parts.store;
    const finished = [...deliveries.values()].filter((delivery) => delivery.state !== "pending");
    for (const delivery of finished.slice(0, Math.max(0, finished.length - KEPT_FINISHED))) deliveries.delete(delivery.webhookId);
  }
}

function headersOf(delivery: Delivery, app: AppConfig): Record<string, string> {
  return {
    "Content-Type": "application/json",
    "Content-Length": String(Buffer.byteLength(delivery.body)),
    "User-Agent": "Shopify-Captain-Hook",
    "X-Shopify-Topic": delivery.topic,
    "X-Shopify-Hmac-Sha256": signBody(delivery.body, app.clientSecret),
    "X-Shopify-Shop-Domain": delivery.shop,
    "X-Shopify-API-Version": app.webhookApiVersion,
    "X-Shopify-Webhook-Id": delivery.webhookId,
    "X-Shopify-Event-Id": delivery.eventId,
    "X-Shopify-Triggered-At": delivery.triggeredAt,
  };
}
