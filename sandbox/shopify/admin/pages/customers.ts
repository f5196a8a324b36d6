import { sum } from "../../money/minor-units";
import { toShopMoney } from "../../money/presentment";
import { orderTotals } from "../../orders/order-totals";
import type { Shop } from "../../store/records";
import { ordersOf, type World } from "../../world";
import { displayAmount } from "../format";
import { html } from "../html";
import type { AdminPage } from "../layout";

export function customersPage(world: World, shop: Shop): AdminPage {
  const customers = [...world.store.customers.values()].filter((customer) => customer.shop === shop.domain);
  const orders = ordersOf(world, shop);
  const content = html`
    <header class="heading"><h1>Customers</h1></header>
    <section class="card flush"><table class="rows">
      <thead><tr><th>Customer name</th><th>E-mail</th><th>Location</th><th class="count">Orders</th><th class="amount">Amount spent</th></tr></thead>
      <tbody>${customers.map(({ id, firstName, lastName, email, address }) => {
        const own = orders.filter((order) => order.customerId === id);
        const spent = sum(own.map((order) => toShopMoney(orderTotals(order).net, order)));
        return html`<tr>
          <td><b>${firstName} ${lastName}</b>${address?.company && html`<br><span class="subdued">${address.company}</span>`}</td>
          <td>${email}</td><td>${address && `${address.city}, ${address.country}`}</td>
          <td class="count">${own.length}</td><td class="amount">${displayAmount(spent, shop.currency)}</td>
        </tr>`;
      })}</tbody>
    </table></section>`;
  return { title: "Customers", section: "customers", content };
}
