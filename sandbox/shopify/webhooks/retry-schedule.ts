import { MINUTE_MS } from "../clock";

/**
 * Shopify, since September 2024: a failed delivery is tried eight more times over four hours,
 * the gaps growing. The exact gaps are not published; these double until the four hours are used up.
 */
export const RETRY_GAPS_MS: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 113].map((minutes) => minutes * MINUTE_MS);

/** Shopify, 2026: connect within one second, answer within five; redirects are failures. */
export const CONNECT_LIMIT_MS = 1_000;
export const ANSWER_LIMIT_MS = 5_000;

/** Milliseconds until the next attempt after `attempts` failed ones; null when Shopify gives up. */
export function gapAfter(attempts: number): number | null {
  return RETRY_GAPS_MS[attempts - 1] ?? null;
}
