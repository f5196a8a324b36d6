/**
 * What Shopify lets this app ask of one shop, in points: a bucket that fills evenly. A query is let in where all that it might
 * cost is there, and charged what its answer came to (Admin API 2026-10). Times in milliseconds since 1970.
 */
export type PointBudget = {
  most: number;
  perSecond: number;
  /** As Shopify said last, at `atMs`; whoever else asks of this shop takes from it without telling us. */
  left: number;
  atMs: number;
  /** What our own queries might cost whose answers are awaited. */
  underWay: number;
};

/** What came with an answer; null where Shopify said nothing of it. */
export type PointsHeard = Pick<PointBudget, "most" | "perSecond" | "left"> | null;

/** Standard plans have the smallest bucket. It is taken for granted only until the first answer says otherwise. */
export function freshPoints(nowMs: number): PointBudget {
  return { most: 2_000, perSecond: 100, left: 2_000, atMs: nowMs, underWay: 0 };
}

/** How long until a query of so many points is let in. No longer than the bucket takes to fill, whatever the query costs. */
export function waitForPointsMs(budget: PointBudget, { points, nowMs }: { points: number; nowMs: number }): number {
  const missing = Math.min(points, budget.most) - pointsAt(budget, nowMs);

  return missing <= 0 ? 0 : Math.ceil((missing * 1_000) / budget.perSecond);
}

function pointsAt({ most, perSecond, left, atMs, underWay }: PointBudget, nowMs: number): number {
  return Math.min(most, left + (Math.max(0, nowMs - atMs) * perSecond) / 1_000) - underWay;
}

/** A query is sent: until its answer, all that it might cost counts as gone. */
export function sendQuery(budget: PointBudget, points: number): PointBudget {
  return { ...budget, underWay: budget.underWay + points };
}

type Ended = { points: number; nowMs: number; heard: PointsHeard; cost: number };

/** Its answer. What Shopify says is left counts more than our own sums; where it says nothing, the query has cost so much. */
export function hearQuery(budget: PointBudget, { points, nowMs, heard, cost }: Ended): PointBudget {
  const underWay = Math.max(0, budget.underWay - points);
  if (heard) return { ...heard, atMs: nowMs, underWay };
  const left = Math.max(0, pointsAt({ ...budget, underWay: 0 }, nowMs) - cost);

  return { ...budget, left, atMs: nowMs, underWay };
}
