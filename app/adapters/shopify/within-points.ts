import { freshPoints, hearQuery, sendQuery, waitForPointsMs, type PointBudget } from "../../domain/sync/point-budget";
import type { ShopDomain } from "../../domain/ids";
import type { Clock } from "../../ports/clock";
import { heardOfAnswer, heardOfFailure, type Heard } from "./query-cost";
import type { AskShop, Operation } from "./shop-orders";
import { OutOfPoints } from "./shopify-error";

/** One operation sent to Shopify: its data, and what came with it. Throws what the library throws. */
export type SendToShop = (shop: ShopDomain, operation: Operation) => Promise<{ data?: unknown; extensions?: unknown }>;

type Waiting = Pick<Clock, "now" | "wait">;

/** Longer waits give the worker's place to other shops: the largest query takes a standard plan ten seconds to save up for. */
const PATIENCE_MS = 10_000;
/** Somebody else takes the same points, or Shopify is of another opinion: rather put off than sent for ever. */
const MOST_SENDS = 4;
/** What an order or customer costs before Shopify's first answer says. */
const GUESS = 50;

/**
 * Sends to Shopify what its points allow, and waits where they do not, a throttled answer included. Several processes share
 * a shop's points without talking: each answer says what is left. Throws `OutOfPoints` where the wait would be long.
 */
export function withinPoints(send: SendToShop, clock: Waiting): AskShop {
  const points = new Points(clock);

  return async (shop, operation) => {
    for (let sends = 1; ; sends++) {
      const answered = await points.takeFor(shop, operation);
      try {
        const answer = await send(shop, operation);
        answered(heardOfAnswer(answer.extensions));

        return answer.data;
      } catch (thrown) {
        const heard = heardOfFailure(thrown);
        answered(heard);
        if (!heard.throttled) throw thrown;
        if (sends === MOST_SENDS) throw new OutOfPoints(points.waitMs(shop, operation));
      }
    }
  };
}

/** Every shop's points, as far as this process knows, and what each kind of query costs. */
class Points {
  private readonly budgets = new Map<ShopDomain, PointBudget>();
  private readonly costs = new Map<string, number>();

  constructor(private readonly clock: Waiting) {}

  waitMs(shop: ShopDomain, operation: Operation): number {
    return waitForPointsMs(this.budgetOf(shop), { points: this.costOf(operation), nowMs: this.nowMs });
  }

  /** Waits until the operation fits. What is returned is to be told how it ended. */
  async takeFor(shop: ShopDomain, operation: Operation): Promise<(heard: Heard) => void> {
    const { patienceMs = PATIENCE_MS } = operation;
    let waitedMs = 0;
    for (let waitMs = this.waitMs(shop, operation); waitMs > 0; waitMs = this.waitMs(shop, operation)) {
      waitedMs += waitMs;
      if (waitedMs > patienceMs) throw new OutOfPoints(waitMs);
      await this.clock.wait(waitMs);
    }
    const points = this.costOf(operation);
    this.budgets.set(shop, sendQuery(this.budgetOf(shop), points));

    return ({ requested, left, cost }) => {
      if (requested !== null) this.costs.set(operation.query, requested / piecesOf(operation));
      this.budgets.set(shop, hearQuery(this.budgetOf(shop), { points, nowMs: this.nowMs, heard: left, cost: cost ?? points }));
    };
  }

  private get nowMs(): number {
    return this.clock.now().getTime();
  }

  private budgetOf(shop: ShopDomain): PointBudget {
    return this.budgets.get(shop) ?? freshPoints(this.nowMs);
  }

  private costOf(operation: Operation): number {
    return Math.ceil((this.costs.get(operation.query) ?? GUESS) * piecesOf(operation));
  }
}

/** What a query asks for by id costs the same for each. */
function piecesOf({ variables }: Operation): number {
  const ids = variables?.["ids"];

  return Array.isArray(ids) ? Math.max(1, ids.length) : 1;
}
