import type { Order } from "../../store/records";
import type { World } from "../../world";
import { html, type Markup } from "../html";

export function customerCard(world: World, order: Order): Markup {
  const customer = order.customerId === null ? undefined : world.store.customers.get(order.customerId);
  if (!customer) return html`<section class="card"><h2>Customer</h2><p class="subdued">No customer</p></section>`;
  const address = order.billingAddress;
  return html`<section class="card">
    <h2>Customer</h2>
    <p><b>${customer.firstName} ${customer.lastName}</b>${customer.address?.company && html`<br>${customer.address.company}`}</p>
    <h3>Contact information</h3>
    <p>${customer.email}</p>
    ${address && html`<h3>Billing address</h3><p>${address.address1}<br>${address.city} ${address.zip}<br>${address.country}</p>`}
  </section>`;
}
