import { currentQuantity } from "../../orders/line-amounts";
import { orderTotals } from "../../orders/order-totals";
import { formatFixed } from "../../money/minor-units";
import type { Order, Shop } from "../../store/records";
import { shopHandle } from "../../world";
import { displayAmount } from "../format";
import { html, type Markup } from "../html";
import { icon } from "../icons";
import type { AdminPage } from "../layout";

export function refundPage(shop: Shop, order: Order): AdminPage {
  const back = `/store/${shopHandle(shop)}/orders/${order.id}`;
  const totals = orderTotals(order);
  const content = html`
    <header class="heading"><a class="back" href="${back}" aria-label="Back to ${order.name}">${icon("back")}</a><h1>Refund ${order.name}</h1></header>
    <form class="columns" method="post" action="${back}/refund">
      <div>
        <section class="card flush">
          <h2>Items</h2>
          <table class="rows lines"><tbody>${order.lines.map((line) => quantityRow(order, line))}</tbody></table>
        </section>
        <section class="card">
          <h2>Shipping</h2>
          <label class="field">Refund shipping <small>up to ${displayAmount(totals.currentShipping, order.presentment.currency)}</small>
            <input name="shipping" inputmode="decimal" value="${formatFixed(0n, order.presentment.currency)}"></label>
        </section>
      </div>
      <aside>
        <section class="card">
          <h2>Refund amount</h2>
          <label class="field">Amount <small>empty: the value of the items · up to ${displayAmount(totals.net, order.presentment.currency)}</small>
            <input name="amount" inputmode="decimal" placeholder="Value of the items"></label>
          <label class="check"><input type="checkbox" name="restock" value="yes" checked> Restock items</label>
          <label class="field">Reason <input name="note" placeholder="Optional"></label>
          <button class="button primary wide">Refund</button>
        </section>
      </aside>
    </form>`;
  return { title: `Refund ${order.name}`, section: "orders", content };
}

function quantityRow(order: Order, line: Order["lines"][number]): Markup {
  const left = currentQuantity(order, line);
  return html`<tr>
    <td><b>${line.title}</b><br><span class="subdued">${line.sku}</span></td>
    <td class="amount">${displayAmount(line.unitPrice, order.presentment.currency)}</td>
    <td class="amount"><label><input class="quantity" type="number" name="quantity-${line.id}" min="0" max="${left}" value="0" aria-label="Quantity of ${line.title} to refund"> of ${left}</label></td>
  </tr>`;
}
