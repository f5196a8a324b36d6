export interface DeliveryAttempt {
  readonly at: string;
  /** Null when no answer came in time. */
  readonly status: number | null;
  readonly error: string | null;
}

export interface Delivery {
  readonly webhookId: string;
  readonly eventId: string;
  readonly topic: string;
  readonly shop: string;
  readonly url: string;
  /** The exact bytes of the first attempt: retries never look at the resource again. */
  readonly body: string;
  readonly resourceId: number | null;
  /** The API subscription it is for; null for one of the configuration file. */
  readonly subscriptionId: number | null;
  /** Name of the subscription, when it has one. */
  readonly name: string | null;
  readonly triggeredAt: string;
  readonly attempts: DeliveryAttempt[];
  state: "pending" | "delivered" | "failed" | "dropped";
  dueAtMs: number;
}
