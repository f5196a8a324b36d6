import type { Order } from "../../domain/commerce/order";
import type { OrderId } from "../../domain/ids";
import type { BookingCurrency } from "../../ports/shop-orders";
import { allLines } from "./all-lines";
import { askFor, type Ask } from "./ask";
import { readGraphqlOrder } from "./order-json/graphql-order";
import { objectOr, type JsonObject } from "./order-json/json";
import { MORE_LINES_QUERY, ORDER_QUERY, REFUNDS_QUERY, SHIPPING_LINES_QUERY } from "./order-query";

/** One query an order: with all its parts an order may come near the 1,000 points that a query may cost. */
export async function readOrder(ask: Ask, id: OrderId, side: BookingCurrency): Promise<Order | null> {
  const order = await askFor(ask, "order", { query: ORDER_QUERY, variables: { id, after: null } });
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
  const read = await askFor(ask, "order", { query: REFUNDS_QUERY, variables: { id: order["id"] } });

  return { ...order, refunds: read?.["refunds"] };
}

export function hasRefunds({ refunds }: JsonObject): boolean {
  return Array.isArray(refunds) && refunds.length > 0;
}

async function withAllLines(ask: Ask, order: JsonObject): Promise<JsonObject | null> {
  const more = (after: string) => askFor(ask, "order", { query: MORE_LINES_QUERY, variables: { id: order["id"], after } });
  const lineItems = await allLines(order, more);

  return lineItems && { ...order, lineItems };
}

async function withAllShippingLines(ask: Ask, order: JsonObject): Promise<JsonObject | null> {
  const page = objectOr(order, "shippingLines");
  if (!page || objectOr(page, "pageInfo")?.["hasNextPage"] !== true) return order;
  const read = await askFor(ask, "order", { query: SHIPPING_LINES_QUERY, variables: { id: order["id"] } });

  return read && { ...order, shippingLines: read["shippingLines"] };
}
