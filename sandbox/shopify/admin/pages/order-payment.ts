import { ratePercentage } from "../../money/tax";
import { orderTotals, taxLinesAsOrdered } from "../../orders/order-totals";
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
        <td>${label}</td><td class="subdued">${note}</td><td class="amount">${displayAmount(amount, order.currency)}</td>
      </tr>`,
    )}</tbody></table>
  </section>`;
}

function sumRows(order: Order): Row[] {
  const totals = orderTotals(order);
  const units = order.lines.reduce((total, line) => total + line.quantity, 0);
  const taxNote = order.taxesIncluded ? "included" : "";
  return [
    { label: "Subtotal", note: units === 1 ? "1 item" : `${units} items`, amount: totals.subtotal + totals.discounts },
    ...(order.discount ? [{ label: "Discount", note: order.discount.code, amount: -totals.discounts }] : []),
    ...order.shippingLines.map(({ title, price }) => ({ label: "Shipping", note: title, amount: price })),
    ...taxLinesAsOrdered(order).map(({ title, rate, amount }) => ({ label: `${title} ${ratePercentage(rate)}%`, note: taxNote, amount })),
    { label: "Total", amount: totals.total, strong: true },
  ];
}

function moneyRows(order: Order): Row[] {
  const totals = orderTotals(order);
  return [
    { label: "Paid by customer", amount: totals.received },
    ...(totals.refunded > 0n ? [{ label: "Refunded", amount: -totals.refunded }, { label: "Net payment", amount: totals.net, strong: true }] : []),
    ...(totals.capturable > 0n ? [{ label: "Authorized", note: "not captured", amount: totals.capturable }] : []),
    ...(totals.outstanding !== 0n ? [{ label: totals.outstanding > 0n ? "Balance" : "Owed to customer", amount: totals.outstanding, strong: true }] : []),
  ];
}
