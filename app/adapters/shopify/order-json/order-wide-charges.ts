import type { Order } from "../../../domain/commerce/order";
import { isZero } from "../../../domain/money/money";

/**
 * Duties and fees that are stated only as a total, as REST does: booked as one duty and one fee of the whole order.
 * Which line a duty was charged for does not matter to the books, so it is put on the first.
 */
export function withOrderWideCharges(order: Order): Order {
  const { duties, additionalFees } = order.totals;
  const fees = additionalFees && !isZero(additionalFees) && order.fees.length === 0;
  const duty = duties && !isZero(duties) && order.lines.every((line) => line.duties.length === 0);
  if (!fees && !duty) return order;

  return {
    ...order,
    fees: fees ? [{ id: `${order.id}/fees`, name: "Additional fees", amount: additionalFees, taxLines: [] }] : order.fees,
    lines: duty
      ? order.lines.map((line, index) =>
          index === 0 ? { ...line, duties: [{ id: `${order.id}/duties`, amount: duties, taxLines: [] }] } : line,
        )
      : order.lines,
  };
}
