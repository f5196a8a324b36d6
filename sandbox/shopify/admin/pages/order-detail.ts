import { canMarkAsPaid } from "../../orders/order-status";
import { orderTotals } from "../../orders/order-totals";
import type { Order, Shop } from "../../store/records";
import { shopHandle, type World } from "../../world";
import { fulfillmentBadge, paymentBadge } from "../badges";
import { displayAmount, displayTime, sentenceCase } from "../format";
import { html, type Markup } from "../html";
import { icon } from "../icons";
import type { AdminPage } from "../layout";
import { customerCard } from "./customer-card";
import { linesCard } from "./order-lines";
import { paymentCard } from "./order-payment";

export function orderDetailPage(world: World, shop: Shop, order: Order): AdminPage {
  const base = `/store/${shopHandle(shop)}/orders`;
  const content = html`
    <header class="heading">
      <a class="back" href="${base}" aria-label="Back to orders">${icon("back")}</a>
      <h1>${order.name}</h1>${paymentBadge(order)}${fulfillmentBadge(order)}
      ${order.cancelledAt && html`<span class="badge critical">Cancelled</span>`}
      <span class="spring"></span>
      ${actions(`${base}/${order.id}`, order)}
    </header>
    <p class="under-heading">${displayTime(order.createdAt, shop)} from ${order.source.appName}${order.poNumber && html` · PO ${order.poNumber}`}</p>
    <div class="columns">
      <div>
        ${linesCard(order)}
        ${paymentCard(order)}
        ${transactionsCard(shop, order)}
        ${timelineCard(shop, order)}
      </div>
      <aside>
        ${customerCard(world, order)}
        <section class="card"><h2>Notes</h2><p class="subdued">${order.note ?? "No notes"}</p></section>
        <section class="card"><h2>Tags</h2><p>${order.tags.length > 0 ? order.tags.map((tag) => html`<span class="tag">${tag}</span>`) : html`<span class="subdued">No tags</span>`}</p></section>
      </aside>
    </div>`;
  return { title: order.name, section: "orders", content };
}

function actions(base: string, order: Order): Markup {
  const { capturable, net } = orderTotals(order);
  const canRefund = !order.cancelledAt && net > 0n;
  return html`
    ${canRefund && html`<a class="button" href="${base}/refund">Refund</a>`}
    ${!order.cancelledAt && html`<form method="post" action="${base}/cancel"><button class="button">Cancel order</button></form>`}
    ${canMarkAsPaid(order) && html`<form method="post" action="${base}/mark-as-paid"><button class="button primary">${capturable > 0n ? "Capture payment" : "Mark as paid"}</button></form>`}`;
}

function transactionsCard(shop: Shop, order: Order): Markup {
  if (order.transactions.length === 0) return html`<section class="card"><h2>Transactions</h2><p class="subdued">No payment has been taken.</p></section>`;
  return html`<section class="card flush">
    <h2>Transactions</h2>
    <table class="rows">
      <thead><tr><th>Date</th><th>Kind</th><th>Gateway</th><th class="amount">Amount</th></tr></thead>
      <tbody>${order.transactions.map(
        ({ processedAt, kind, status, formattedGateway, amount }) => html`<tr>
          <td>${displayTime(processedAt, shop)}</td><td>${sentenceCase(kind)}${status !== "SUCCESS" && html` <span class="badge warning">${sentenceCase(status)}</span>`}</td><td>${formattedGateway}</td>
          <td class="amount">${displayAmount(amount, order.presentment.currency)}</td>
        </tr>`,
      )}</tbody>
    </table>
  </section>`;
}

function timelineCard(shop: Shop, order: Order): Markup {
  const entries = [...order.timeline].reverse();
  return html`<section class="card"><h2>Timeline</h2><ol class="timeline">${entries.map(
    ({ at, text }) => html`<li><span>${text}</span><time>${displayTime(at, shop)}</time></li>`,
  )}</ol></section>`;
}
