import { larger, smaller, sum } from "../money/minor-units";
import { sumOfTaxes } from "../money/tax";
import type { Order } from "../store/records";
import { discountBy, isOrderLevel, shippingNet } from "./line-amounts";
import { refundTaxLines } from "./order-taxes";
import { orderTotals, type RefundParts } from "./order-totals";
import { suggestion, transfersBack, type Transfer } from "./refund-money";
import { lineNamed, refundParts, type WantedParts } from "./refund-parts";

/** A refund worked out and not made. */
export interface SuggestedRefund {
  readonly order: Order;
  readonly parts: RefundParts;
  readonly amount: bigint;
  /** What could go back at most: all that was received and not refunded. */
  readonly maximum: bigint;
  /** Before discounts. */
  readonly subtotal: bigint;
  readonly discountedSubtotal: bigint;
  readonly cartDiscount: bigint;
  readonly tax: bigint;
  readonly duties: bigint;
  readonly shipping: { readonly amount: bigint; readonly tax: bigint; readonly maximum: bigint };
  readonly transfers: readonly Transfer[];
}

export function suggestedRefund(order: Order, wanted: WantedParts): SuggestedRefund {
  let lastId = 0;
  const parts = refundParts(order, wanted, () => (lastId += 1));
  const { goods, most } = suggestion(order, parts);
  const amount = smaller(goods, most);
  const shipping = sum(parts.shipping.map(({ subtotal }) => subtotal));
  return {
    ...{ order, parts, amount },
    maximum: larger(0n, orderTotals(order).net),
    subtotal: sum(parts.lines.map(({ lineId, quantity }) => lineNamed(order, lineId).unitPrice * BigInt(quantity))),
    discountedSubtotal: sum(parts.lines.map(({ subtotal }) => subtotal)),
    cartDiscount: sum(parts.lines.map((part) => cartShare(order, part.lineId, part.discount))),
    tax: sumOfTaxes(refundTaxLines(parts)),
    duties: sum(parts.duties.map((duty) => duty.amount)),
    shipping: { amount: shipping, tax: sumOfTaxes(parts.shipping.flatMap(({ taxLines }) => taxLines)), maximum: shippingOf(order) },
    transfers: transfersBack(order, amount),
  };
}

/** The part of a discount on refunded units that discounts over the whole order gave. */
function cartShare(order: Order, lineId: number, discount: bigint): bigint {
  const line = lineNamed(order, lineId);
  const whole = sum(line.discountAllocations.map(({ amount }) => amount));
  return whole === 0n ? 0n : smaller(discount, (discountBy(order, line, isOrderLevel) * discount) / whole);
}

function shippingOf(order: Order): bigint {
  return sum(order.shippingLines.filter(({ removed }) => !removed).map(shippingNet));
}
