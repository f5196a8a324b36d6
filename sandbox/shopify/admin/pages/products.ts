import type { Product, Shop } from "../../store/records";
import type { World } from "../../world";
import { displayAmount } from "../format";
import { html } from "../html";
import type { AdminPage } from "../layout";

export function productsPage(world: World, shop: Shop): AdminPage {
  const products = [...world.store.products.values()].filter((product) => product.shop === shop.domain);
  const content = html`
    <header class="heading"><h1>Products</h1></header>
    <section class="card flush"><table class="rows">
      <thead><tr><th>Product</th><th>Status</th><th>SKU</th><th>Type</th><th>Vendor</th><th>Tax</th><th class="amount">Price</th></tr></thead>
      <tbody>${products.map(
        (product) => html`<tr>
          <td><b>${product.title}</b>${product.variants.length > 1 && html`<br><span class="subdued">${product.variants.map(({ title }) => title).join(", ")}</span>`}</td>
          <td><span class="badge success">Active</span></td>
          <td>${product.variants.map(({ sku }) => html`${sku}<br>`)}</td>
          <td>${product.productType}</td><td>${product.vendor}</td><td>${taxOf(product)}</td>
          <td class="amount">${product.variants.map(({ price }) => html`${displayAmount(price, shop.currency)}<br>`)}</td>
        </tr>`,
      )}</tbody>
    </table></section>`;
  return { title: "Products", section: "products", content };
}

function taxOf({ taxable, taxes }: Product): string {
  if (!taxable) return "Not taxed";
  return taxes?.every(({ rate }) => rate === "0") ? "Zero-rated" : "Standard";
}
