import { goneQuantity, lineGross } from "../../orders/line-amounts";
import type { Order, OrderLine } from "../../store/records";
import { displayAmount } from "../format";
import { html, type Markup } from "../html";

export function linesCard(order: Order): Markup {
  return html`<section class="card flush">
    <h2>Items</h2>
    <table class="rows lines"><tbody>${order.lines.map((line) => lineRow(order, line))}</tbody></table>
  </section>`;
}

function lineRow(order: Order, line: OrderLine): Markup {
  const back = goneQuantity(order, line);
  const details = [line.variantTitle, line.sku && `SKU ${line.sku}`, taxNames(line)].filter(Boolean).join(" · ");
  return html`<tr>
    <td><b>${line.title}</b><br><span class="subdued">${details}</span>${back > 0 && html`<br><span class="badge plain">${back} returned</span>`}</td>
    <td class="amount">${displayAmount(line.unitPrice, order.presentment.currency)} × ${line.quantity}</td>
    <td class="amount">${displayAmount(lineGross(line), order.presentment.currency)}</td>
  </tr>`;
}

function taxNames({ taxable, taxLines }: OrderLine): string {
  if (!taxable || taxLines.length === 0) return "no tax";
  return taxLines.map(({ title, rate }) => (rate === "0" ? `${title} zero-rated` : title)).join(" + ");
}
