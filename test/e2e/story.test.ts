import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askJson, waitFor } from "../../launch/smoke/http";
import { crossfootPages, sidesOf } from "./crossfoot-pages";
import { shopAdmin } from "./shop-admin";
import { setStage, type Stage } from "./stage";
import { xeroBooks } from "./xero-books";

/** One story, told in order: each step stands on the one before. */
describe("a merchant connects a shop to Xero", () => {
  let stage: Stage;
  let admin: ReturnType<typeof shopAdmin>;
  let crossfoot: ReturnType<typeof crossfootPages>;
  let books: ReturnType<typeof xeroBooks>;

  beforeAll(async () => {
    stage = await setStage();
    admin = shopAdmin(stage.page, stage.sandbox.urls.shopify);
    crossfoot = crossfootPages(stage.page, stage.sandbox.urls.shopify);
    books = xeroBooks(stage.page, stage.sandbox.urls.xero);
  });

  afterAll(() => stage?.strike());

  it("installs the app, connects Xero outside the iframe, and switches on", async () => {
    await admin.install();
    await crossfoot.connectXero();
    await books.allowAccess(/Harbour & Pine/);
    await crossfoot.chooseOrganisation();
    await crossfoot.switchOn();

    await admin.app().getByText("Live").first().waitFor();
  });

  it("posts a paid order: total, tax and amount due are the same on both sides", async () => {
    const order = await admin.placeOrder("Paid by card");
    await crossfoot.orderRow(order.name, "Synced");
    const app = await crossfoot.openOrder(order.name);

    expect(await sidesOf(app, "total")).toEqual({ shop: order.total, books: order.total, difference: expect.stringContaining("£0.00") });
    for (const what of ["tax", "paid", "still-to-pay"]) {
      const { shop, books: xero, difference } = await sidesOf(app, what);
      expect(xero, what).toBe(shop);
      expect(difference, what).toContain("£0.00");
    }
    expect((await sidesOf(app, "still-to-pay")).books).toBe("£0.00");
  });

  it("shows a payment recorded in Xero as paid in Shopify", async () => {
    const order = await admin.placeOrder("Unpaid");
    await crossfoot.orderRow(order.name, "Synced");
    expect(await admin.paymentStatus(order.url)).toBe("Payment pending");

    await books.openInvoice(`SH-${order.name.slice(1)}`);
    await books.recordPayment();
    await waitFor(`order ${order.name} shown as paid`, async () => (await admin.paymentStatus(order.url)) === "Paid", 30_000);
    await crossfoot.orderRow(order.name, "Synced");
  });

  it("keeps an order it cannot post, with the reason and a Retry, and posts nothing wrong", async () => {
    const order = await admin.placeOrder("Unknown tax rate");
    const row = await crossfoot.orderRow(order.name, "Needs attention");
    expect(row).toContain("No Xero tax rate is chosen for “Eco levy 7%”");

    const app = await crossfoot.openOrder(order.name);
    await app.getByRole("button", { name: "Retry" }).first().click();
    await crossfoot.orderRow(order.name, "Needs attention");
    expect(await books.invoiceNumbers()).not.toContain(`SH-${order.name.slice(1)}`);
  });

  it("disconnects after a question, lets nothing flow, and resumes on reconnecting", async () => {
    const settings = await admin.openApp("/app/settings");
    await settings.getByRole("button", { name: "Disconnect" }).click();
    await settings.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
    await settings.getByText("Not connected").waitFor();
    const order = await admin.placeOrder("Paid by card");
    const number = `SH-${order.name.slice(1)}`;
    await shopifyToldEverything(stage.sandbox.urls.shopify);
    expect(await books.invoiceNumbers()).not.toContain(number);

    await crossfoot.connectXero();
    await books.allowAccess(/Harbour & Pine/);
    await crossfoot.chooseOrganisation();
    await crossfoot.orderRow(order.name, "Synced");
    expect((await books.invoiceNumbers()).filter((each) => each === number)).toHaveLength(1);
  });

  it("left no error in the browser", () => {
    expect(stage.faults).toEqual([]);
  });
});

/** Every webhook delivered: what has not flowed by then was not going to. */
async function shopifyToldEverything(shopifyUrl: string): Promise<void> {
  await waitFor("all webhooks delivered", async () => {
    const deliveries = await askJson<{ state: string }[]>(`${shopifyUrl}/control/webhooks`);

    return deliveries.every(({ state }) => state === "delivered");
  });
}
