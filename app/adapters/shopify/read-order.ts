import type { Order } from "../../domain/commerce/order";
import type { OrderId } from "../../domain/ids";
import type { BookingCurrency } from "../../ports/shop-orders";
import { readGraphqlOrder } from "./order-json/graphql-order";
import { isObject, objectOr, type JsonObject } from "./order-json/json";
import { MORE_LINES_QUERY, ORDER_QUERY, REFUNDS_QUERY, SHIPPING_LINES_QUERY } from "./order-query";
import { UnreadableAnswer } from "./shopify-error";

export type Ask = (operation: { query: string; variables: Record<string, unknown>; patienceMs?: number }) => Promise<unknown>;

/** One query an order: with all its parts an order may come near the 1,000 points that a query may cost. */
export async function readOrder(ask: Ask, id: OrderId, side: BookingCurrency): Promise<Order | null> {
  const order = await orderOf(ask, { query: ORDER_QUERY, variables: { id, after: null } });
  if (!order) return null;

  return readWhole(ask, await withRefunds(ask, order), side);
}

/** An order with its refunds, its first lines and its first shipping lines. */
export async function readWhole(ask: Ask, order: JsonObject, side: BookingCurrency): Promise<Order | null> {
  const withLines = await withAllLines(ask, order);
  const whole = withLines && (await withAllShippingLines(ask, withLines));

  return whole && readGraphqlOrder(whole, side);
}

/** Few orders have refunds: their contents are asked for only then. */
async function withRefunds(ask: Ask, order: JsonObject): Promise<JsonObject> {
  if (!hasRefunds(order)) return order;
  const read = await orderOf(ask, { query: REFUNDS_QUERY, variables: { id: order["id"] } });

  return { ...order, refunds: read?.["refunds"] };
}

export function hasRefunds({ refunds }: JsonObject): boolean {
  return Array.isArray(refunds) && refunds.length > 0;
}

/** An order posted without its last lines would not tie out, so every page is read. Null when it is deleted meanwhile. */
async function withAllLines(ask: Ask, order: JsonObject): Promise<JsonObject | null> {
  let lines = pageOf(order);
  const nodes = [...lines.nodes];
  while (lines.next !== null) {
    const more = await orderOf(ask, { query: MORE_LINES_QUERY, variables: { id: order["id"], after: lines.next } });
    if (!more) return null;
    lines = pageOf(more);
    nodes.push(...lines.nodes);
  }

  return { ...order, lineItems: nodes };
}

async function withAllShippingLines(ask: Ask, order: JsonObject): Promise<JsonObject | null> {
  const page = objectOr(order, "shippingLines");
  if (!page || objectOr(page, "pageInfo")?.["hasNextPage"] !== true) return order;
  const read = await orderOf(ask, { query: SHIPPING_LINES_QUERY, variables: { id: order["id"] } });

  return read && { ...order, shippingLines: read["shippingLines"] };
}

function pageOf(order: JsonObject): { nodes: readonly unknown[]; next: string | null } {
  const page = objectOr(order, "lineItems");
  const info = page && objectOr(page, "pageInfo");
  if (!page || !info || !Array.isArray(page["nodes"])) throw new UnreadableAnswer("the order's lines are missing.");
  const next = info["hasNextPage"] === true ? info["endCursor"] : null;

  return { nodes: page["nodes"], next: typeof next === "string" ? next : null };
}

async function orderOf(ask: Ask, operation: Parameters<Ask>[0]): Promise<JsonObject | null> {
  const answer = await ask(operation);
  if (!isObject(answer)) throw new UnreadableAnswer("there is no data in the answer.");

  return objectOr(answer, "order");
}
