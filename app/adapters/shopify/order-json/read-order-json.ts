import type { Order } from "../../../domain/commerce/order";
import type { BookingCurrency } from "../../../ports/shop-orders";
import { readGraphqlOrder } from "./graphql-order";
import { isObject, type JsonObject } from "./json";
import { isDraft } from "./read-draft-json";
import { readRestOrder } from "./rest-order";
import { UnreadableOrder, within } from "./unreadable";

/** What Shopify's tools wrap an order in: GraphQL answers, REST answers, a line of a bulk export. */
const WRAPPERS = ["data", "order", "node"];

/**
 * Reads one order of either shape, in the currency it is to be booked in.
 * Throws UnreadableOrder, with the place, where anything in it cannot be read exactly.
 */
export function readOrderJson(value: unknown, side: BookingCurrency): Order {
  if (!isObject(value)) throw new UnreadableOrder("", "an order is expected: a JSON object.");
  refuseDraft(value);
  for (const wrapper of WRAPPERS) {
    if (isObject(value[wrapper])) return inside(wrapper, value[wrapper], side);
  }
  if (value["lineItems"] !== undefined) return readGraphqlOrder(value, side);
  if (value["line_items"] !== undefined) return readRestOrder(value, side);
  throw new UnreadableOrder("", "this is no order: it has neither lineItems (GraphQL) nor line_items (REST).");
}

/** A completed draft carries its order inside; the draft itself is an offer, and is read by `readDraftJson`. */
function refuseDraft(value: JsonObject): void {
  if (isDraft(value) || isObject(value["draft_order"]) || isObject(value["draftOrder"]))
    throw new UnreadableOrder("", "this is a draft order, and an order is expected here.");
}

function inside(wrapper: string, value: JsonObject, side: BookingCurrency): Order {
  try {
    return readOrderJson(value, side);
  } catch (thrown) {
    throw within(wrapper, thrown);
  }
}
