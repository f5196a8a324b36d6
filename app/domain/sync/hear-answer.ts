import { DAY_MS, LOG_MS, PER_MINUTE, withoutThePast, type CallBudget } from "./call-budget";

/** What came with an answer: what Xero says is left of its minute and day, and whether it refused the call for now. */
export type HeardAnswer = {
  call: number;
  nowMs: number;
  left: { minute: number | null; day: number | null } | null;
  refused: { retryAfterMs: number; limit: "minute" | "day" } | null;
};

/** More than this many calls cannot have come back: Xero has begun a new day. */
const NEW_DAY = 50;

/** Takes note of how a call ended. Where Xero counts less left than we do, others call on our account, and Xero is right. */
export function hearAnswer(before: CallBudget, { call, nowMs, left, refused }: HeardAnswer): CallBudget {
  const budget = withoutThePast(before, nowMs);
  const sinceMs = budget.underWay.find((each) => each.call === call)?.sinceMs ?? nowMs;
  const underWay = budget.underWay.filter((each) => each.call !== call);
  const day = left?.day ?? null;

  return {
    ...budget,
    underWay,
    taken: left?.minute == null ? budget.taken : withOthers(budget.taken, { left: left.minute, sinceMs, nowMs }),
    ...(day === null ? {} : hearDay(budget, { day, underWay: underWay.length, nowMs })),
    closed: refused ? laterOf(budget.closed, { untilMs: nowMs + refused.retryAfterMs, limit: refused.limit }) : budget.closed,
  };
}

/** Calls that Xero counted and we did not are put down as made now: they will be gone when Xero's minute is. */
function withOthers(
  taken: readonly number[],
  { left, sinceMs, nowMs }: { left: number; sinceMs: number; nowMs: number },
): readonly number[] {
  const ours = taken.filter((each) => each > sinceMs - LOG_MS).length;
  const others = foreignCalls({ limit: PER_MINUTE, left, counted: ours });

  return others === 0 ? taken : [...taken, ...Array.from({ length: others }, () => nowMs)];
}

/** Calls that a platform has counted and we have not. */
export function foreignCalls({ limit, left, counted }: { limit: number; left: number; counted: number }): number {
  return Math.max(0, limit - left - counted);
}

/** Calls under way may not be in Xero's count yet, so they come off. Answers may overtake each other: the lowest counts. */
function hearDay(budget: CallBudget, { day, underWay, nowMs }: { day: number; underWay: number; nowMs: number }) {
  const known = budget.dayLeft;
  const heard = Math.max(0, day - underWay);

  return {
    dayLeft: known === null || heard > known + NEW_DAY ? heard : Math.min(known, heard),
    heardMs: nowMs,
    highest: higher(budget.highest, day, nowMs),
  };
}

function higher(highest: CallBudget["highest"], left: number, nowMs: number): CallBudget["highest"] {
  const day = Math.floor(nowMs / DAY_MS);
  if (day === highest.day) return { ...highest, thisDay: Math.max(highest.thisDay, left) };

  return { day, thisDay: left, dayBefore: day === highest.day + 1 ? highest.thisDay : 0 };
}

function laterOf(a: CallBudget["closed"], b: NonNullable<CallBudget["closed"]>): CallBudget["closed"] {
  return a && a.untilMs > b.untilMs ? a : b;
}
