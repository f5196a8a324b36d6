/** The smallest tier of Xero has 1,000 calls a day; all others have five times as many (Nov 2026). */
const SMALL_DAY = 2_000;
const QUIET_MS = 86_400_000;

export type SweepPace = {
  side: "shop" | "books";
  /** How often the shop is asked where things happen. */
  usualMs: number;
  /** Since the last change that was seen there. */
  quietMs: number;
  /** Calls that Xero allows in a day. */
  callsADay: number;
};

/**
 * How long after one sweep the next is due. A lost webhook must be made up for within twenty minutes, whatever the tier: with the
 * usual ten a shop where nothing happened for a day is asked every eighteen, and Xero every fifteen, or eighteen with few calls.
 */
export function sweepPauseMs({ side, usualMs, quietMs, callsADay }: SweepPace): number {
  if (side === "books") return (isSmall(callsADay) ? 1.8 : 1.5) * usualMs;

  return quietMs > QUIET_MS ? 1.8 * usualMs : usualMs;
}

/** `oldOrdersWait`: a backfill is under way. It uses what calls there are, and a sweep reads all that it wrote. */
export type PaymentsPace = Pick<SweepPace, "usualMs" | "callsADay"> & { oldOrdersWait: boolean };

/**
 * How long payments and contacts may be left out. Xero sends webhooks of invoices and credit notes only, and a payment changes its
 * document as well: where calls are few these two go once an hour.
 */
export function paymentsPauseMs({ usualMs, callsADay, oldOrdersWait }: PaymentsPace): number {
  return isSmall(callsADay) || oldOrdersWait ? 6 * usualMs : 0;
}

/** What the sweeps of Xero take of its day: 4 × 96 calls of 5,000 are 7.7 %; 2 × 80 and 2 × 24 of 1,000 are 20.8 %. */
export function sweepShare(callsADay: number): number {
  return isSmall(callsADay) ? 0.21 : 0.08;
}

function isSmall(callsADay: number): boolean {
  return callsADay < SMALL_DAY;
}
