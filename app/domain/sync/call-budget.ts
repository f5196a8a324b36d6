import { sweepShare } from "./sweep-pause";

/** What a call to Xero is made for. Each purpose leaves a part of the day to those that matter more. */
export type CallPurpose = "live" | "inbound" | "backfill" | "sweep" | "recovery" | "interactive";

/** Xero's limits for one app on one organisation (Nov 2026); no app gets more. The daily one depends on the app's tier. */
export const PER_MINUTE = 60;
export const AT_ONCE = 5;
/** The smallest tier's day. It is taken for granted only until Xero's first answer says what is left. */
const SMALLEST_DAY = 1_000;

/**
 * Xero counts in fixed minutes that begin at another moment for every organisation. At most sixty calls in any
 * sixty seconds keep every such minute; the half second more allows for calls that arrive later than they were let go.
 */
export const LOG_MS = 60_500;
/** Calls are remembered a little longer: an answer may tell of a minute that has just passed. */
const REMEMBER_MS = 100_000;
/** We wait 30 s for an answer: a call without one no longer holds its place after that. */
const UNDER_WAY_AT_MOST_MS = 40_000;
const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
/** How soon to ask again where nobody knows when Xero's day ends. */
const ASK_AGAIN_MS = 15 * 60_000;
const ROOM_SOON_MS = 250;

/** From here on calls go one by one, not in a burst: room comes back as evenly, and nobody waits a whole minute. */
const BURST = 30;
const APART_MS = LOG_MS / PER_MINUTE;

/** One organisation's calls, as far as they bear on the next. Times in milliseconds since 1970. */
export type CallBudget = {
  /** When calls were let go, oldest first; Xero's own count adds what we did not know of. */
  taken: readonly number[];
  underWay: readonly { call: number; sinceMs: number }[];
  nextCall: number;
  /** Left of Xero's day by its last answer, less what was let go since; null: not known. */
  dayLeft: number | null;
  heardMs: number;
  /** The most that was ever left, on this day and the one before (UTC): so large is Xero's day. */
  highest: { day: number; thisDay: number; dayBefore: number };
  /** Xero refused a call and asked us to wait until then. */
  closed: { untilMs: number; limit: "minute" | "day" } | null;
  /** What live work may spend at once; see wait-for-company.ts. May be negative: a debt. */
  credits: { left: number; atMs: number };
  /** What finding out about unknown outcomes may spend before it leaves to others what they need; earlier versions kept none. */
  doubts?: { left: number; atMs: number };
};

/** Why a call has to wait. `share`: of the day there is some left, but not for this purpose. */
export type CallRefusal = { waitMs: number; limit: "minute" | "day" | "share" };

export function freshBudget(nowMs: number): CallBudget {
  return {
    taken: [],
    underWay: [],
    nextCall: 1,
    dayLeft: null,
    heardMs: nowMs,
    highest: { day: Math.floor(nowMs / DAY_MS), thisDay: 0, dayBefore: 0 },
    closed: null,
    credits: { left: burstOf(SMALLEST_DAY), atMs: nowMs },
  };
}

/** The size of Xero's day for this organisation, learnt from its answers: 1,000 calls on the smallest tier, 5,000 on the others. */
export function dayLimit({ highest }: CallBudget): number {
  return Math.max(highest.thisDay, highest.dayBefore) || SMALLEST_DAY;
}

/** Lets one call go, or says how long it has to wait. `call` must be given to `hearAnswer` when it is over. */
export function takeCall(
  before: CallBudget,
  { purpose, nowMs }: { purpose: CallPurpose; nowMs: number },
): { budget: CallBudget; call: number } | { refused: CallRefusal } {
  const budget = withoutThePast(before, nowMs);
  const refused = refusal(budget, purpose, nowMs);
  if (refused) return { refused };
  const call = budget.nextCall;

  return {
    call,
    budget: {
      ...budget,
      taken: [...budget.taken, nowMs],
      underWay: [...budget.underWay, { call, sinceMs: nowMs }],
      nextCall: call + 1,
      dayLeft: budget.dayLeft === null ? null : Math.max(0, budget.dayLeft - 1),
      // A call that asks whether Xero's day has ended is not followed by a second one while its answer is awaited.
      heardMs: mayAskAnyway(budget, nowMs) ? nowMs : budget.heardMs,
      credits: spend(budget, purpose, nowMs),
      ...(purpose === "recovery" && { doubts: { left: Math.max(0, doubtsAt(budget, nowMs) - 1), atMs: nowMs } }),
    },
  };
}

/** Drops what no longer matters. After a day that Xero closed, what is left is for its next answer to say. */
export function withoutThePast(budget: CallBudget, nowMs: number): CallBudget {
  const over = budget.closed !== null && budget.closed.untilMs <= nowMs;

  return {
    ...budget,
    taken: budget.taken.filter((each) => each > nowMs - REMEMBER_MS),
    underWay: budget.underWay.filter(({ sinceMs }) => sinceMs > nowMs - UNDER_WAY_AT_MOST_MS),
    closed: over ? null : budget.closed,
    dayLeft: over && budget.closed?.limit === "day" ? null : budget.dayLeft,
  };
}

function refusal(budget: CallBudget, purpose: CallPurpose, nowMs: number): CallRefusal | null {
  const { closed, underWay } = budget;
  if (closed) return { waitMs: closed.untilMs - nowMs, limit: closed.limit };
  if (underWay.length >= AT_ONCE) return { waitMs: ROOM_SOON_MS, limit: "minute" };
  const waitMs = minuteWait(budget.taken, purpose, nowMs);
  if (waitMs > 0) return { waitMs, limit: "minute" };

  return dayRefusal(budget, purpose, nowMs);
}

/** People who wait at a page go first: one place of the sixty is kept for them, and nothing spaces out their calls. */
function minuteWait(taken: readonly number[], purpose: CallPurpose, nowMs: number): number {
  const recent = taken.filter((each) => each > nowMs - LOG_MS);
  const most = purpose === "interactive" ? PER_MINUTE : PER_MINUTE - 1;
  const freed = recent.length < most ? nowMs : (recent[recent.length - most] ?? nowMs) + LOG_MS;
  const last = recent.at(-1);
  const spaced = purpose === "interactive" || last === undefined || recent.length < BURST ? nowMs : last + APART_MS;

  return Math.ceil(Math.max(freed, spaced) - nowMs);
}

/**
 * The part of the day that each purpose leaves: 5 % to finding out about unknown outcomes (within bounds: see `doubts`), 5 % more to
 * people at a page, then to the sweeps and to reading what they find all that these take in a day, and a tenth to live orders, which past ones must not starve.
 */
function leaves(purpose: CallPurpose, day: number): number {
  const live = 0.1 + Math.max(0.1, sweepShare(day));
  const parts: Readonly<Record<CallPurpose, number>> = {
    recovery: 0,
    interactive: 0.05,
    sweep: 0.1,
    inbound: live - 0.05,
    live,
    backfill: live + 0.1,
  };

  return Math.floor(parts[purpose] * day);
}

/** How many of a whole day's calls a purpose may spend, if nobody else needs any. */
export function dayShare(budget: CallBudget, purpose: CallPurpose): number {
  const day = dayLimit(budget);

  return day - leaves(purpose, day);
}

function dayRefusal(budget: CallBudget, purpose: CallPurpose, nowMs: number): CallRefusal | null {
  const { dayLeft } = budget;
  const day = dayLimit(budget);
  // What stays in doubt all day must not use up the day: live orders once waited for half an hour after an outage.
  const patient = purpose === "recovery" && doubtsAt(budget, nowMs) < 1 ? "backfill" : purpose;
  if (dayLeft === null || dayLeft > leaves(patient, day)) return null;
  if (mayAskAnyway(budget, nowMs)) return null;
  const waitMs = Math.min(ASK_AGAIN_MS, budget.heardMs + HOUR_MS - nowMs);

  return { waitMs, limit: dayLeft === 0 ? "day" : "share" };
}

/** Nobody knows when Xero's day ends; the answer to a call does. One an hour asks, whatever is left. */
function mayAskAnyway({ heardMs }: CallBudget, nowMs: number): boolean {
  return nowMs - heardMs >= HOUR_MS;
}

/** Of the day, for unknown outcomes, whatever is left: so much at once, and so much again evenly over a day. */
const DOUBTS_AT_ONCE = 0.05;
const DOUBTS_A_DAY = 0.1;

function doubtsAt(budget: CallBudget, nowMs: number): number {
  const day = dayLimit(budget);
  const { left, atMs } = budget.doubts ?? { left: day, atMs: nowMs };

  return Math.min(day * DOUBTS_AT_ONCE, left + (Math.max(0, nowMs - atMs) * DOUBTS_A_DAY * day) / DAY_MS);
}

/** What may be spent at once after a quiet time: 600 calls of 5,000, 120 of 1,000. */
const BURST_SHARE = 0.12;

function burstOf(day: number): number {
  return day * BURST_SHARE;
}

/** A busy day that begins with a full burst must not come to what live work has to leave; the sweeps take their part, too. */
function liveCalls(day: number): number {
  return day - leaves("live", day) - (sweepShare(day) + BURST_SHARE) * day;
}

/** Credits that come back, in calls a millisecond: evenly over the day. */
export function refillOf(budget: CallBudget): number {
  const day = dayLimit(budget);

  return liveCalls(day) / DAY_MS;
}

export function creditsAt(budget: CallBudget, nowMs: number): number {
  const { left, atMs } = budget.credits;

  return Math.min(burstOf(dayLimit(budget)), left + Math.max(0, nowMs - atMs) * refillOf(budget));
}

/** A debt is bounded, so that the wait for company is. */
const DEEPEST_DEBT = -4;

function spend(budget: CallBudget, purpose: CallPurpose, nowMs: number): CallBudget["credits"] {
  const cost = purpose === "live" || purpose === "inbound" ? 1 : 0;

  return { left: Math.max(DEEPEST_DEBT, creditsAt(budget, nowMs) - cost), atMs: nowMs };
}
