import { sum } from "../../money/minor-units";
import { ratePercentage } from "../../money/tax";
import { lineGross } from "../../orders/line-amounts";
import { taxLinesAsOrdered } from "../../orders/order-taxes";
import { orderTotals } from "../../orders/order-totals";
import type { Order } from "../../store/records";
import { displayAmount } from "../format";
import { html, type Markup } from "../html";

interface Row {
  readonly label: string;
  readonly note?: string;
  readonly amount: bigint;
  readonly strong?: boolean;
}

/** The sum as a merchant reads it: goods, discount, shipping, taxes, total; then the money. */
export function paymentCard(order: Order): Markup {
  const rows = [...sumRows(order), ...moneyRows(order)];
  return html`<section class="card">
    <h2>Payment</h2>
    <table class="sum"><tbody>${rows.map(
      ({ label, note, amount, strong }) => html`<tr class="${strong ? "strong" : ""}">
        <td>${label}</td><td class="subdued">${note}</td><td class="amount">${displayAmount(amount, order.presentment.currency)}</td>
      </tr>`,
    )}</tbody></table>
  </section>`;
}

function sumRows(order: Order): Row[] {
  const totals = orderTotals(order);
  const units = order.lines.reduce((total, line) => total + line.quantity, 0);
  const taxNote = order.taxesIncluded ? "included" : "";
  return [
    { label: "Subtotal", note: units === 1 ? "1 item" : `${units} items`, amount: sum(order.lines.map(lineGross)) },
    ...order.discounts.map((discount, index) => ({ label: "Discount", note: discount.code ?? discount.title, amount: -takenBy(order, index) })),
    ...order.shippingLines.map(({ title, price, removed }) => ({ label: "Shipping", note: removed ? `${title}, removed` : title, amount: price })),
    ...order.fees.map(({ name, amount }) => ({ label: name, amount })),
    ...(totals.duties > 0n ? [{ label: "Duties", note: order.dutiesIncluded ? "included" : "", amount: totals.duties }] : []),
    ...(order.tip > 0n ? [{ label: "Tip", amount: order.tip }] : []),
    ...taxLinesAsOrdered(order).map(({ title, rate, amount }) => ({ label: `${title} ${ratePercentage(rate)}%`, note: taxNote, amount })),
    { label: "Total", amount: totals.total, strong: true },
  ];
}

/** What one discount took off, lines and shipping together. */
function takenBy(order: Order, index: number): bigint {
  const allocations = [...order.lines, ...order.shippingLines].flatMap((line) => line.discountAllocations);
  return sum(allocations.filter((allocation) => allocation.index === index).map(({ amount }) => amount));
}

function moneyRows(order: Order): Row[] {
  const totals = orderTotals(order);
  return [
    { label: "Paid by customer", amount: totals.received },
    ...(totals.paymentRounding !== 0n ? [{ label: "Cash rounding", amount: totals.paymentRounding }] : []),
    ...(totals.refunded > 0n ? [{ label: "Refunded", amount: -totals.refunded }, { label: "Net payment", amount: totals.net, strong: true }] : []),
    ...(totals.capturable > 0n ? [{ label: "Authorized", note: "not captured", amount: totals.capturable }] : []),
    ...(totals.outstanding !== 0n ? [{ label: totals.outstanding > 0n ? "Balance" : "Owed to customer", amount: totals.outstanding, strong: true }] : []),
  ];
}
