import { sum } from "../../money/minor-units";
import { financialStatus } from "../../orders/order-status";
import { orderTotals } from "../../orders/order-totals";
import type { Shop } from "../../store/records";
import { ordersOf, shopHandle, type World } from "../../world";
import { displayAmount } from "../format";
import { html } from "../html";
import type { AdminPage } from "../layout";
import { orderTable } from "./order-list";

const RECENT = 5;

export function homePage(world: World, shop: Shop): AdminPage {
  const orders = ordersOf(world, shop);
  const totals = orders.map(orderTotals);
  const waiting = orders.filter((order) => financialStatus(order) === "PENDING").length;
  const base = `/store/${shopHandle(shop)}`;
  const content = html`
    <header class="heading"><h1>Good to see you, ${shop.name}</h1><a class="button primary" href="${base}/orders/new">Create order</a></header>
    <section class="figures">
      ${figure("Orders", String(orders.length))}
      ${figure("Sales after refunds", displayAmount(sum(totals.map(({ net }) => net)), shop.currency))}
      ${figure("Still to be paid", displayAmount(sum(totals.map(({ outstanding }) => outstanding)), shop.currency))}
      ${figure("Waiting for payment", String(waiting))}
    </section>
    <section class="card flush">
      <h2>Latest orders</h2>
      ${orderTable(world, shop, orders.slice(0, RECENT))}
      <footer><a href="${base}/orders">All orders</a></footer>
    </section>
    ${
      shop.installation
        ? html`<section class="card notice"><p><b>${world.app.name}</b> is installed.</p><a class="button" href="${base}/apps/${world.app.handle}">Open ${world.app.name}</a></section>`
        : html`<section class="card notice"><p><b>${world.app.name}</b> is ready to be installed.</p><a class="button primary" href="${base}/apps/${world.app.handle}">Install ${world.app.name}</a></section>`
    }`;
  return { title: "Home", section: "home", content };
}

function figure(label: string, value: string) {
  return html`<div class="card"><span>${label}</span><strong>${value}</strong></div>`;
}
