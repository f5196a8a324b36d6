/**
 * What became of a call to Xero or Shopify. Each vendor error is mapped to one of these once, in its adapter.
 * `outcome-unknown` is the dangerous one: the work may have been done, so look before sending again.
 */
export type Answer<T> =
  | { kind: "done"; value: T }
  | { kind: "rejected"; message: string }
  | { kind: "rate-limited"; retryAfterMs: number }
  | { kind: "unauthorised" }
  | { kind: "unreachable"; message: string }
  | { kind: "outcome-unknown"; message: string };

export type FailedAnswer = Exclude<Answer<never>, { kind: "done" }>;
