import { randomUUID } from "node:crypto";
import type { Faults } from "../../kit/faults/faults";
import type { Journal } from "../../kit/journal";
import type { AppConfig } from "../app-config";
import type { SandboxClock } from "../clock";
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
  readonly faults: Faults;
  /** Shorter in tests; five seconds, as Shopify's, otherwise. */
  readonly answerLimitMs?: number;
}

export type NewDelivery = Pick<Delivery, "eventId" | "topic" | "shop" | "url" | "body" | "resourceId" | "subscriptionId" | "name"> & {
  /** Wait this long before the first attempt. */
  readonly delayMs?: number;
};

/**
 * The queue of webhook deliveries. Sending never blocks the action that caused it; a delivery is
 * on disk before its first attempt, so a restart continues where the last process stopped.
 */
export class WebhookDispatcher {
  private readonly inFlight = new Set<string>();
  /** How many times a fault sends a delivery again after it has arrived. */
  private readonly extraCopies = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly parts: DispatcherParts) {
    parts.clock.onAdvance(() => this.wake());
  }

  /** Faults that were ordered may lose it, send it more than once, or hold it back. */
  enqueue(delivery: NewDelivery): void {
    const { delayMs = 0, ...content } = delivery;
    const { clock, faults, journal } = this.parts;
    const fate = faults.webhookFate(content.topic);
    const webhookId = randomUUID();
    for (const fault of fate.faults) journal.record("webhook-fault", { fault, topic: content.topic, shop: content.shop, webhookId, eventId: content.eventId });
    if (fate.lost) return;
    if (fate.copies > 1) this.extraCopies.set(webhookId, fate.copies - 1);
    const triggeredAt = new Date(clock.now()).toISOString();
    this.add({ ...content, webhookId, triggeredAt, attempts: [], state: "pending", dueAtMs: clock.now() + delayMs + fate.delayMs });
  }

  /** Sends a delivery once more with both its ids, as Shopify's at-least-once delivery may. */
  repeat(delivery: Delivery): void {
    void this.attempt(delivery);
  }

  /** Whatever waits, for a fault or for another try, is due at once. How many that are. */
  release(): number {
    const waiting = this.pending();
    for (const delivery of waiting) {
      delivery.dueAtMs = this.parts.clock.now();
      this.save(delivery);
    }
    this.wake();
    return waiting.length;
  }

  /** Takes pending deliveries back: of one topic or subscription, or all of a shop that no longer has the app. */
  drop({ shop, topic, subscriptionId }: { shop: string; topic?: string; subscriptionId?: number }): void {
    for (const delivery of this.pending()) {
      if (delivery.shop !== shop || (topic && delivery.topic !== topic)) continue;
      if (subscriptionId !== undefined && delivery.subscriptionId !== subscriptionId) continue;
      delivery.state = "dropped";
      this.save(delivery);
    }
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

  /** How many should have been sent by now, and have not been answered. */
  get underWay(): number {
    const now = this.parts.clock.now();
    return this.pending().filter(({ dueAtMs }) => dueAtMs <= now).length;
  }

  /** Nothing may be started any more: the process is on its way out. */
  get isClosed(): boolean {
    return this.closed;
  }

  close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private add(delivery: Delivery): void {
    const { store } = this.parts;
    store.deliveries.set(delivery.webhookId, delivery);
    this.forgetOldest();
    setImmediate(() => this.wake());
  }

  private save(delivery: Delivery): void {
    this.parts.store.deliveries.set(delivery.webhookId, delivery);
  }

  private pending(): Delivery[] {
    return [...this.parts.store.deliveries.values()].filter((delivery) => delivery.state === "pending");
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const { app, clock, store, journal, answerLimitMs = ANSWER_LIMIT_MS } = this.parts;
    this.inFlight.add(delivery.webhookId);
    store.flush();
    const outcome = await send({ url: delivery.url, headers: headersOf(delivery, app), body: delivery.body, answerLimitMs });
    this.inFlight.delete(delivery.webhookId);
    if (this.closed) return;
    delivery.attempts.push({ at: new Date(clock.now()).toISOString(), ...outcome });
    if (delivery.state === "pending") this.settle(delivery, outcome.status);
    journal.record("webhook-attempt", { topic: delivery.topic, shop: delivery.shop, webhookId: delivery.webhookId, eventId: delivery.eventId, ...outcome });
    this.save(delivery);
    this.repeatCopy(delivery);
    this.wake();
  }

  private repeatCopy(delivery: Delivery): void {
    const left = this.extraCopies.get(delivery.webhookId);
    if (left === undefined || delivery.state === "pending") return;
    if (left > 1) this.extraCopies.set(delivery.webhookId, left - 1);
    else this.extraCopies.delete(delivery.webhookId);
    this.repeat(delivery);
  }

  private settle(delivery: Delivery, status: number | null): void {
    if (status !== null && status >= 200 && status < 300) {
      delivery.state = "delivered";
      return;
    }
    const gap = gapAfter(delivery.attempts.length);
    if (gap === null) this.giveUp(delivery);
    else delivery.dueAtMs = this.parts.clock.now() + gap;
  }

  /** Shopify, September 2024: a subscription made through the API ends with its eighth failed retry, one of the file never. */
  private giveUp(delivery: Delivery): void {
    const { store, journal } = this.parts;
    delivery.state = "failed";
    const { subscriptionId, topic, shop } = delivery;
    if (subscriptionId === null || !store.webhookSubscriptions.delete(subscriptionId)) return;
    journal.record("webhook-subscription-removed", { shop, topic, id: subscriptionId });
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
    ...(delivery.name === null ? {} : { "X-Shopify-Name": delivery.name }),
  };
}
