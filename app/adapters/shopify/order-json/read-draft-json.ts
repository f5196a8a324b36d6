import type { DraftOrder } from "../../../domain/commerce/draft-order";
import type { Order } from "../../../domain/commerce/order";
import type { DraftOrderId } from "../../../domain/ids";
import type { Money } from "../../../domain/money/money";
import type { BookingCurrency } from "../../../ports/shop-orders";
import { graphqlAmounts, restAmounts } from "./amounts";
import { readGraphqlOrder } from "./graphql-order";
import { isObject, list, objectOr, text, type JsonObject } from "./json";
import { readRestOrder } from "./rest-order";
import { gidOf } from "./rest-ids";
import { withDraftDiscount } from "./draft-discount";
import { UnreadableOrder, within } from "./unreadable";

const WRAPPERS = ["data", "draftOrder", "draft_order", "node"];

/**
 * Reads one draft order, of GraphQL or REST; null where the value is none, for then it may be an order.
 * Throws UnreadableOrder, with the place, where anything in it cannot be read exactly.
 */
export function readDraftJson(value: unknown, side: BookingCurrency): DraftOrder | null {
  if (!isObject(value)) return null;
  for (const wrapper of WRAPPERS) {
    const inner = value[wrapper];
    if (isObject(inner)) return inside(wrapper, () => readDraftJson(inner, side));
  }
  if (!isDraft(value)) return null;
  const wouldBe = value["lineItems"] === undefined ? readRest(value, side) : readGraphql(value, side);

  return { id: wouldBe.id as string as DraftOrderId, name: wouldBe.name, status: readStatus(value), wouldBe };
}

const STATUSES = ["OPEN", "INVOICE_SENT", "COMPLETED"] as const;

function readStatus(from: JsonObject): DraftOrder["status"] {
  const written = text(from, "status");
  const status = STATUSES.find((each) => each === written.toUpperCase());
  if (status === undefined) throw new UnreadableOrder("status", `one of ${STATUSES.join(", ")} is expected here, not ${written}.`);

  return status;
}

/** By its id; REST bodies of older versions have a number there, but only drafts say when an invoice was sent. */
export function isDraft(value: JsonObject): boolean {
  const id = value["admin_graphql_api_id"] ?? value["id"];

  return (typeof id === "string" && id.includes("/DraftOrder/")) || value["invoice_sent_at"] !== undefined;
}

/** A draft says the same as an order in almost the same words; it has one delivery, and nothing of it is paid. */
function readGraphql(from: JsonObject, side: BookingCurrency): Order {
  const total = from["totalPriceSet"];
  const delivery = objectOr(from, "shippingLine");
  const asOrder = { currentTotalPriceSet: total, totalOutstandingSet: total, shippingLines: delivery ? [delivery] : [], transactions: [] };
  const order = readGraphqlOrder({ ...from, ...asOrder }, side);
  const given = objectOr(from, "appliedDiscount");
  const amounts = graphqlAmounts(order.currency, order.currency === order.shopCurrency ? "shop" : side);

  return spread(order, given, (discount) => amounts.amount(discount, "amountSet"));
}

/** REST states a line's own discount beside its price, and amounts in the shop's currency only. */
function readRest(from: JsonObject, side: BookingCurrency): Order {
  const total = from["total_price"];
  const delivery = objectOr(from, "shipping_line");
  const lines = list(from, "line_items", (line) => ({ total_discount: objectOr(line, "applied_discount")?.["amount"], ...line }));
  const asOrder = { current_total_price: total, total_outstanding: total, shipping_lines: delivery ? [delivery] : [], transactions: [] };
  const order = readRestOrder({ ...from, ...asOrder, line_items: lines, admin_graphql_api_id: gidOf(from, "DraftOrder") }, side);
  const given = objectOr(from, "applied_discount");

  return spread(order, given, (discount) => restAmounts(order.currency, "shop").amount(discount, "amount"));
}

function spread(order: Order, given: JsonObject | null, amountOf: (discount: JsonObject) => Money): Order {
  if (!given) return order;

  return withDraftDiscount(order, { title: typeof given["title"] === "string" ? given["title"] : null, amount: amountOf(given) });
}

function inside<T>(wrapper: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw within(wrapper, thrown);
  }
}
