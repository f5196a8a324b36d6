import { ORDER_SHAPES, SHAPES } from "../../orders/order-shapes";
import type { Customer, Product, Shop } from "../../store/records";
import { shopHandle, type World } from "../../world";
import { displayAmount } from "../format";
import { html } from "../html";
import { icon } from "../icons";
import type { AdminPage } from "../layout";

export const LINES_ON_FORM = 3;

export function newOrderPage(world: World, shop: Shop): AdminPage {
  const base = `/store/${shopHandle(shop)}/orders`;
  const content = html`
    <header class="heading"><a class="back" href="${base}" aria-label="Back to orders">${icon("back")}</a><h1>Create order</h1></header>
    <section class="card">
      <h2>Ready-made orders</h2>
      <p class="subdued">One click places the order as a customer would, and Shopify tells the app.</p>
      <div class="shapes">${ORDER_SHAPES.map(
        (shape) => html`<form method="post" action="${base}"><input type="hidden" name="shape" value="${shape}">
          <button class="shape"><b>${SHAPES[shape].title}</b><span>${SHAPES[shape].explanation}</span></button></form>`,
      )}</div>
    </section>
    <form class="columns" method="post" action="${base}">
      <div>
        <section class="card">
          <h2>Products</h2>
          ${Array.from({ length: LINES_ON_FORM }, (_unused, index) => productFields(world, shop, index))}
        </section>
        <section class="card">
          <h2>Payment</h2>
          <div class="fields">
            <label class="field">Discount % <input name="discountPercent" inputmode="decimal" placeholder="0"></label>
            <label class="field">Shipping (${shop.currency}) <input name="shipping" inputmode="decimal" placeholder="0.00"></label>
          </div>
          <label class="check"><input type="checkbox" name="taxesIncluded" value="yes" ${shop.taxesIncluded && html`checked`}> Prices include tax</label>
          <label class="check"><input type="checkbox" name="paid" value="yes" checked> Paid by card</label>
        </section>
      </div>
      <aside>
        <section class="card">
          <h2>Customer</h2>
          <label class="field">Name <select name="customer"><option value="">No customer</option>${customersOf(world, shop).map(
            ({ email, firstName, lastName }) => html`<option value="${email}">${firstName} ${lastName}</option>`,
          )}</select></label>
        </section>
        <button class="button primary wide">Create order</button>
      </aside>
    </form>`;
  return { title: "Create order", section: "orders", content };
}

function productFields(world: World, shop: Shop, index: number) {
  const variants = productsOf(world, shop).flatMap((product) => product.variants.map((variant) => ({ product, variant })));
  return html`<div class="fields">
    <label class="field grow">${index === 0 ? "Product" : "And"} <select name="variant-${index}">
      ${index > 0 && html`<option value="">None</option>`}
      ${variants.map(({ product, variant }) => {
        const title = product.variants.length > 1 ? `${product.title} – ${variant.title}` : product.title;
        return html`<option value="${variant.id}">${title}, ${displayAmount(variant.price, shop.currency)}</option>`;
      })}
    </select></label>
    <label class="field">Quantity <input class="quantity" type="number" name="quantity-${index}" value="1" min="1"></label>
  </div>`;
}

function productsOf(world: World, shop: Shop): Product[] {
  return [...world.store.products.values()].filter((product) => product.shop === shop.domain);
}

function customersOf(world: World, shop: Shop): Customer[] {
  return [...world.store.customers.values()].filter((customer) => customer.shop === shop.domain);
}
