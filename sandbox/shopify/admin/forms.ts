import { parseAmount } from "../money/minor-units";
import type { OrderRequest } from "../orders/order-request-schema";
import { PLAIN_REFUND, type RefundRequest } from "../orders/refund-order";
import type { Order } from "../store/records";
import { LINES_ON_FORM } from "./pages/new-order";

type Fields = Readonly<Record<string, string | undefined>>;

/** The "Create order" form, or one of its ready-made shapes, as an order request. */
export function orderOfForm(body: unknown): OrderRequest {
  const fields = body as Fields;
  if (fields["shape"]) return { shape: fields["shape"] as NonNullable<OrderRequest["shape"]> };
  const chosen = Array.from({ length: LINES_ON_FORM }, (_unused, index) => ({
    variantId: Number(fields[`variant-${index}`]),
    quantity: Number(fields[`quantity-${index}`] ?? 1),
  }));
  return {
    customer: fields["customer"] || null,
    lines: chosen.filter(({ variantId }) => variantId > 0),
    ...(fields["discountPercent"] ? { discountPercent: fields["discountPercent"] } : {}),
    ...(fields["shipping"] ? { shipping: fields["shipping"] } : {}),
    taxesIncluded: fields["taxesIncluded"] === "yes",
    paid: fields["paid"] === "yes",
  };
}

/** The refund form; an empty amount gives back what the items were paid for. */
export function refundOfForm(order: Order, body: unknown): RefundRequest {
  const fields = body as Fields;
  const { currency } = order.presentment;
  const restockType = fields["restock"] === "yes" ? ("RETURN" as const) : ("NO_RESTOCK" as const);
  const lines = order.lines.map(({ id }) => ({ lineId: id, quantity: Number(fields[`quantity-${id}`] ?? 0), restockType, locationId: null }));
  return {
    ...PLAIN_REFUND,
    lines: lines.filter(({ quantity }) => quantity > 0),
    shipping: parseAmount(fields["shipping"] || "0", currency),
    amount: fields["amount"] ? parseAmount(fields["amount"], currency) : null,
    note: fields["note"] || null,
  };
}
