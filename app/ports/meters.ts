import type { ReceiptSource } from "./receipt-store";

/** Counts what happens in this process, for whoever watches it. Never who, and never how much money. */
export interface Meters {
  /** By the HTTP status the sender was given; "broken": he hung up. */
  webhookAnswered(source: ReceiptSource, status: number | "broken"): void;
  /** By the HTTP status of Xero's answer; "none": there was no answer. */
  xeroAnswered(status: number | "none"): void;
  /** A wake-up that did not reach the queue. */
  ringFailed(): void;
  jobEnded(name: string, end: "done" | "failed"): void;
  /** One order, from its webhook's arrival to its invoice in the books. */
  posted(seconds: number): void;
}
