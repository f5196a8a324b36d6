import { GraphqlQueryError, HttpResponseError } from "@shopify/shopify-api";
import { z } from "zod";
import type { PointsHeard } from "../../domain/sync/point-budget";
import { verdictOn, type Verdict } from "./graphql-errors";

/** What an answer told of points. */
export type Heard = {
  /** What Shopify reserves for such a query; null where it did not say. */
  requested: number | null;
  left: PointsHeard;
  /** What it has cost, where Shopify does not say what is left; null: perhaps all that it might. */
  cost: number | null;
  throttled: boolean;
};

const costSchema = z.object({
  cost: z.object({
    requestedQueryCost: z.number().positive(),
    throttleStatus: z.object({ maximumAvailable: z.number(), currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
  }),
});

/** From an answer's `extensions`. */
export function heardOfAnswer(extensions: unknown): Heard {
  const read = costSchema.safeParse(extensions);
  if (!read.success) return { requested: null, left: null, cost: null, throttled: false };
  const { requestedQueryCost, throttleStatus } = read.data.cost;
  const { maximumAvailable: most, currentlyAvailable: left, restoreRate: perSecond } = throttleStatus;

  return { requested: requestedQueryCost, left: { most, perSecond, left }, cost: null, throttled: false };
}

/** THROTTLED arrives with HTTP 200 (a forum says 429: both count). A query that was refused for another reason has cost nothing. */
export function heardOfFailure(thrown: unknown): Heard {
  if (thrown instanceof GraphqlQueryError) {
    const verdict = verdictOn(thrown);

    return { ...heardOfAnswer(thrown.body?.extensions), throttled: verdict === "throttled", cost: COST[verdict] };
  }
  const throttled = thrown instanceof HttpResponseError && thrown.response.code === 429;

  return { requested: null, left: null, throttled, cost: throttled ? ALL_THERE_WAS : null };
}

const ALL_THERE_WAS = Number.POSITIVE_INFINITY;

/** Where Shopify failed at it, perhaps all that it might. */
const COST: Record<Verdict, number | null> = { throttled: ALL_THERE_WAS, failed: null, shut: 0, refused: 0 };
