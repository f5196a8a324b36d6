/**
 * What became of a call to Xero or Shopify. Each vendor error is mapped to one of these once, in its adapter.
 * `outcome-unknown` is the dangerous one: the work may have been done, so look before sending again.
 */
export type Answer<T> =
  | { kind: "done"; value: T }
  | { kind: "rejected"; message: string }
  | { kind: "rate-limited"; retryAfterMs: number; limit?: CallLimit }
  | { kind: "unauthorised" }
  | { kind: "unreachable"; message: string }
  | { kind: "outcome-unknown"; message: string };

/** Which limit was met; `share`: of the day there is some left, but it is kept for other work. */
export type CallLimit = "minute" | "day" | "share";

export type FailedAnswer = Exclude<Answer<never>, { kind: "done" }>;
