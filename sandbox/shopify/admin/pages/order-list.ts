import { toShopMoney } from "../../money/presentment";
import { orderTotals } from "../../orders/order-totals";
import type { Order, Shop } from "../../store/records";
import { ordersOf, shopHandle, type World } from "../../world";
import { fulfillmentBadge, paymentBadge } from "../badges";
import { displayAmount, displayTime } from "../format";
import { html, type Markup } from "../html";
import type { AdminPage } from "../layout";

const MOST_SHOWN = 250;

export function orderListPage(world: World, shop: Shop, search: string): AdminPage {
  const all = ordersOf(world, shop);
  const found = all.filter((order) => textOf(world, order).includes(search.trim().toLowerCase()));
  const base = `/store/${shopHandle(shop)}`;
  const content = html`
    <header class="heading"><h1>Orders</h1><a class="button primary" href="${base}/orders/new">Create order</a></header>
    <section class="card flush">
      <h2>${search ? html`“${search}”: ${found.length} of ${all.length} orders` : html`All <small>${all.length}</small>`}</h2>
      ${orderTable(world, shop, found.slice(0, MOST_SHOWN))}
      ${found.length > MOST_SHOWN && html`<footer>The ${MOST_SHOWN} newest of ${found.length} are shown. Search to find others.</footer>`}
    </section>`;
  return { title: "Orders", section: "orders", content, search };
}

export function orderTable(world: World, shop: Shop, orders: readonly Order[]): Markup {
  if (orders.length === 0) return html`<p class="empty">No orders here.</p>`;
  return html`<table class="rows">
    <thead><tr><th>Order</th><th>Date</th><th>Customer</th><th class="amount">Total</th><th>Payment status</th><th>Fulfillment status</th><th class="count">Items</th></tr></thead>
    <tbody>${orders.map((order) => orderRow(world, shop, order))}</tbody>
  </table>`;
}

function orderRow(world: World, shop: Shop, order: Order): Markup {
  const items = order.lines.reduce((total, line) => total + line.quantity, 0);
  return html`<tr class="${order.cancelledAt ? "cancelled" : ""}">
    <td><a href="/store/${shopHandle(shop)}/orders/${order.id}">${order.name}</a></td>
    <td class="date">${displayTime(order.createdAt, shop)}</td>
    <td>${customerName(world, order)}</td>
    <td class="amount">${displayAmount(toShopMoney(orderTotals(order).currentTotal, order), order.currency)}</td>
    <td>${paymentBadge(order)}</td>
    <td>${fulfillmentBadge(order)}</td>
    <td class="count">${items === 1 ? "1 item" : `${items} items`}</td>
  </tr>`;
}

export function customerName(world: World, order: Order): string {
  const customer = order.customerId === null ? undefined : world.store.customers.get(order.customerId);
  return customer ? `${customer.firstName} ${customer.lastName}` : "No customer";
}

function textOf(world: World, order: Order): string {
  return `${order.name} ${customerName(world, order)} ${order.email ?? ""}`.toLowerCase();
}
