import type { Order } from "../../domain/commerce/order";
import type { OrderId } from "../../domain/ids";
import type { Answer, FailedAnswer } from "../../ports/answer";
import type { BookingCurrency } from "../../ports/shop-orders";
import { answered } from "./answered";
import { isObject, type JsonObject } from "./order-json/json";
import { ORDERS_QUERY, REFUNDS_OF_QUERY } from "./order-query";
import type { Ask } from "./ask";
import { hasRefunds, readOrder, readWhole } from "./read-order";
import { failedAnswer, failedAtIt, UnreadableAnswer } from "./shopify-error";

type Read = Answer<Order | null>;
type Asking = { ask: Ask; side: BookingCurrency };
type Wanted = { ids: readonly OrderId[]; side: BookingCurrency; atOnce?: boolean };

/**
 * Several orders in one query, the refunds of those that have any in another. Where Shopify refuses the query whole or fails at
 * it, for one of the orders or because together they cost more than it allows, each is read by itself. What is begun is waited
 * for: only the first query may be `atOnce`.
 */
export async function readOrders(ask: Ask, { ids, side, atOnce = false }: Wanted): Promise<Read[]> {
  const asking = { ask, side };
  if (ids.length === 1 && !atOnce) return Promise.all(ids.map((id) => readAlone(asking, id)));
  const found = await nodesOf(atOnce ? withoutWaiting(ask) : ask, { query: ORDERS_QUERY, ids });
  if (found.kind !== "done") return Promise.all(ids.map((id) => otherwise(asking, id, found)));
  const refunded = ids.filter((_, index) => hasRefunds(found.value[index] ?? {}));
  const refunds = await refundsOf(ask, refunded);

  return Promise.all(
    ids.map((id, index): Promise<Read> | Read => {
      const order = found.value[index] ?? null;
      if (!order || !refunded.includes(id)) return readFound(asking, order);
      if (refunds.kind !== "done") return otherwise(asking, id, refunds);
      const its = refunds.value.get(id);

      return readFound(asking, its ? { ...order, refunds: its["refunds"] } : null);
    }),
  );
}

function withoutWaiting(ask: Ask): Ask {
  return (operation) => ask({ ...operation, patienceMs: 0 });
}

function readAlone({ ask, side }: Asking, id: OrderId): Promise<Read> {
  return answered(() => readOrder(ask, id, side));
}

/** Null: Shopify shows it no more. */
function readFound({ ask, side }: Asking, order: JsonObject | null): Promise<Read> | Read {
  return order ? answered(() => readWhole(ask, order, side)) : { kind: "done", value: null };
}

/** `byThem`: Shopify said no to these orders together. Where it could not be asked at all, each alone fares no better. */
type NotRead = { kind: "not-read"; failed: FailedAnswer; byThem: boolean };
type Nodes<Found> = { kind: "done"; value: Found } | NotRead;

function otherwise(asking: Asking, id: OrderId, { failed, byThem }: NotRead): Promise<Read> | Read {
  return byThem ? readAlone(asking, id) : failed;
}

/** By the order's id. */
async function refundsOf(ask: Ask, ids: readonly OrderId[]): Promise<Nodes<Map<OrderId, JsonObject | null>>> {
  if (ids.length === 0) return { kind: "done", value: new Map() };
  const answer = await nodesOf(ask, { query: REFUNDS_OF_QUERY, ids });

  return answer.kind === "done" ? { kind: "done", value: new Map(ids.map((id, index) => [id, answer.value[index] ?? null])) } : answer;
}

/** In the order asked, null for what Shopify does not show. */
async function nodesOf(ask: Ask, { query, ids }: { query: string; ids: readonly OrderId[] }): Promise<Nodes<(JsonObject | null)[]>> {
  try {
    const answer = await ask({ query, variables: { ids, after: null } });
    const nodes = isObject(answer) ? answer["nodes"] : undefined;
    if (!Array.isArray(nodes) || nodes.length !== ids.length) throw new UnreadableAnswer("the orders are missing.");

    return { kind: "done", value: nodes.map((node: unknown) => (isObject(node) && "id" in node ? node : null)) };
  } catch (thrown) {
    const failed = failedAnswer(thrown);

    return { kind: "not-read", failed, byThem: failed.kind === "rejected" || failedAtIt(thrown) };
  }
}
