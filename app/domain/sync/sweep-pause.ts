/** The smallest tier of Xero has 1,000 calls a day; all others have five times as many. */
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
 * How long after one sweep the next is due. A lost webhook must be made up for within twenty minutes, so with the usual ten
 * a shop where nothing happened for a day is asked every eighteen. Asking Xero takes four calls: every fifteen minutes is
 * 8 % of 5,000 calls a day; with 1,000, once an hour is 10 %, and nothing more often can be afforded.
 */
export function sweepPauseMs({ side, usualMs, quietMs, callsADay }: SweepPace): number {
  if (side === "books") return callsADay < SMALL_DAY ? 6 * usualMs : 1.5 * usualMs;

  return quietMs > QUIET_MS ? 1.8 * usualMs : usualMs;
}
