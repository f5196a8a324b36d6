import { describe, expect, test } from "vitest";
import { HOMES } from "./sample-home";
import { SETUP, SETUP_WITH_TIPS } from "./sample-setup";
import { SCENES } from "./scenes";
import { barriers, stageOfFile } from "./stage";

const stage = stageOfFile();

describe.each(SCENES)("$name", ({ path, heading, scene }) => {
  test("shows its heading, comes alive without complaint, keeps nobody out", async () => {
    const { page, complaints } = await stage.visit(path, scene);

    expect(await page.getByRole("heading", { level: 1 }).allTextContents()).toEqual([expect.stringContaining(heading)]);
    expect(await barriers(page)).toEqual([]);
    // The browser itself reports the answers 404 and 500, which are what some scenes are about.
    expect(complaints.filter((complaint) => !/status of (404|500)/.test(complaint))).toEqual([]);
  });
});

describe("the order page", () => {
  test("shows both sides and the difference, to the penny", async () => {
    const { page } = await stage.visit("/app/orders/r1005");
    const total = page.getByTestId("comparison-total");

    expect(await total.getByTestId("shop").textContent()).toBe("£24.15");
    expect(await total.getByTestId("books").textContent()).toBe("£24.16");
    expect(await total.getByTestId("difference").textContent()).toBe("Differs:+£0.01");
    expect(await page.getByTestId("comparison-tax").getByTestId("difference").textContent()).toBe("Agrees:£0.00");
  });

  test("says what is not in Xero yet, and where to mend it", async () => {
    const { page } = await stage.visit("/app/orders/r1004");

    expect(await page.getByTestId("comparison-total").getByTestId("books").textContent()).toContain("Not in Xero yet");
    await page.getByRole("link", { name: "Open settings" }).click();
    await page.getByRole("heading", { level: 1, name: "Setup" }).waitFor();
  });

  test("an order that lacks an account leads to the very field, unfolded and focused", async () => {
    const { page } = await stage.visit("/app/orders/r1007");
    await page.getByRole("link", { name: "Open settings" }).click();
    await page.getByRole("heading", { level: 1, name: "Setup" }).waitFor();
    const tips = page.getByLabel("Tips", { exact: true });

    await expect.poll(() => tips.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await tips.isVisible()).toBe(true);
  });

  test("tries again on demand", async () => {
    const { page } = await stage.visit("/app/orders/r1004");
    await page.getByRole("button", { name: "Retry" }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "retryOrder", args: ["demo.myshopify.com", "r1004"] });
    await expect.poll(() => page.evaluate("shopify.toast.shown")).toEqual(["Trying again"]);
  });
});

describe("the order list", () => {
  test("asks for the chosen status, and for what follows the last row", async () => {
    const { page } = await stage.visit("/app/orders");
    await page.getByRole("link", { name: "Next" }).click();
    await expect.poll(() => stage.calls.at(-1)?.args).toEqual([{ status: null, after: "after-1001" }]);
    await page.getByRole("navigation", { name: "Filter orders" }).getByRole("link", { name: "Needs attention" }).click();

    await expect.poll(() => stage.calls.at(-1)?.args).toEqual([{ status: "attention", after: null }]);
  });

  test("reads itself again while an order is pending", async () => {
    await stage.visit("/app/orders");

    await expect.poll(() => stage.calls.length, { timeout: 20_000 }).toBeGreaterThan(1);
  });

  test("opens an order from anywhere on its row", async () => {
    const { page } = await stage.visit("/app/orders");
    await page.getByText("£24.15").click();

    await page.waitForURL("**/app/orders/r1001");
  });
});

describe("home", () => {
  test("counts lead to the orders they count", async () => {
    const { page } = await stage.visit("/app");
    await page.getByRole("link", { name: "Needs attention 2" }).click();

    await page.waitForURL("**/app/orders?status=attention");
  });

  test("syncs on demand", async () => {
    const { page } = await stage.visit("/app");
    await page.getByRole("button", { name: "Sync now" }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "syncNow", args: ["demo.myshopify.com", "all"] });
    await expect.poll(() => page.evaluate("shopify.toast.shown")).toEqual(["Checking both sides"]);
  });
});

describe("setup", () => {
  test("posts what stands in the form, proposals and changes alike", async () => {
    const { page } = await stage.visit("/app/setup");
    await page.getByLabel("Account for payments").selectOption("610");
    await page.getByLabel("Xero tax rate for VAT 5%").selectOption("RROUTPUT");
    await page.getByText("Draft", { exact: true }).click();
    await page.getByLabel("Days until an invoice is due").fill("14");
    await page.getByRole("button", { name: "Save and switch on" }).click();
    await page.getByText("Saved. Crossfoot is switched on").waitFor();

    // Where the form was left alone these are the values of sample-setup.ts.
    const values = {
      salesAccount: "200",
      shippingAccount: "200",
      paymentsAccount: "610",
      invoiceStatus: "DRAFT",
      numberPrefix: "SH-",
      dueAfterDays: 14,
      ordersFrom: "2026-11-21",
      taxRates: { "VAT 20%": "OUTPUT2", "VAT 5%": "RROUTPUT" },
      gatewayAccounts: {},
      accounts: SETUP.values.accounts,
      discountDisplay: "amount",
      severalTaxes: "combined",
      draftOrders: "nothing",
      datePolicy: "created",
      lockDates: "hold",
    };
    expect(stage.calls).toContainEqual({ method: "saveSetup", args: ["demo.myshopify.com", values] });
  });

  test("what is folded away is posted too, unfolded or not", async () => {
    const { page } = await stage.visit("/app/setup");
    expect(await page.getByLabel("Discounts are shown").isVisible()).toBe(false);
    await page.getByRole("heading", { name: "How orders are posted" }).click();
    await page.getByLabel("Discounts are shown").selectOption({ label: "On a line of their own" });
    await page.getByLabel("Invoices are dated").selectOption({ label: "When the order is paid in full" });
    await page.getByRole("heading", { name: "Payments by provider" }).click();
    await page.getByLabel("PayPal").selectOption("090");
    await page.getByRole("heading", { name: "Other amounts" }).click();
    await page.getByLabel("Tips", { exact: true }).selectOption("810");
    await page.getByLabel("Rounding", { exact: false }).selectOption({ label: "Not used – orders with this are held" });
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("heading", { name: "Other amounts" }).click();
    await page.getByRole("button", { name: "Save and switch on" }).click();
    await page.getByText("Saved. Crossfoot is switched on").waitFor();

    const saved = stage.calls.find(({ method }) => method === "saveSetup")?.args[1];
    expect(saved).toMatchObject({
      discountDisplay: "line",
      datePolicy: "paid",
      gatewayAccounts: { paypal: "090" },
      accounts: { ...SETUP.values.accounts, tips: "810", rounding: "" },
    });
  });

  test("other amounts stand open where a recent order would be held, and name what is missing", async () => {
    const { page } = await stage.visit("/app/setup", { setup: SETUP_WITH_TIPS });

    expect(await page.getByText("Your recent orders need an account for: tips.").isVisible()).toBe(true);
    expect(await page.getByLabel("Tips", { exact: true }).isVisible()).toBe(true);
    expect(await page.getByText("3 orders had this of late.").isVisible()).toBe(true);
    expect(await page.getByLabel("Invoices are dated").isVisible()).toBe(false);
  });

  test("an error in a folded section unfolds it", async () => {
    const setupErrors = { "accounts.tips": "Choose a liability or income account." };
    const { page } = await stage.visit("/app/setup", { setupErrors });
    expect(await page.getByLabel("Tips", { exact: true }).isVisible()).toBe(false);
    await page.getByRole("button", { name: "Save and switch on" }).click();
    await page.getByText("One field needs another look").waitFor();

    expect(await page.getByText("Choose a liability or income account.").isVisible()).toBe(true);
  });

  test("says beside the field what is wrong, and keeps what was typed", async () => {
    const setupErrors = { paymentsAccount: "Choose where payments are recorded.", taxRates: "“VAT 5%” has no rate yet." };
    const { page } = await stage.visit("/app/setup", { setupErrors });
    await page.getByLabel("Invoice number begins with").fill("WEB-");
    await page.getByRole("button", { name: "Save and switch on" }).click();
    await page.getByText("2 fields need another look").waitFor();

    expect(await page.getByLabel("Account for payments").getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByText("“VAT 5%” has no rate yet.").isVisible()).toBe(true);
    expect(await page.getByLabel("Invoice number begins with").inputValue()).toBe("WEB-");
    expect(await page.getByText("Order #1001 becomes invoice WEB-1001.").isVisible()).toBe(true);
    expect(await barriers(page)).toEqual([]);
  });

  test("does not even ask the app when a field cannot be read", async () => {
    const { page } = await stage.visit("/app/setup");
    await page.getByLabel("Days until an invoice is due").fill("1.5");
    await page.getByRole("button", { name: "Save and switch on" }).click();
    await page.getByText("Write a whole number of days").waitFor();

    expect(stage.calls).toEqual([]);
  });

  test("offers only rates of the same percentage", async () => {
    const { page } = await stage.visit("/app/setup");
    const open = await page.getByLabel("Xero tax rate for VAT 5%").locator("option:enabled").allTextContents();

    expect(open).toEqual(["Choose a rate", "5% (VAT on Income) · 5%"]);
  });
});

describe("connecting and disconnecting", () => {
  test.each([
    { from: "/app", button: "Connect Xero", scene: { home: HOMES.new } },
    { from: "/app", button: "Reconnect Xero", scene: { home: HOMES.reconnect } },
    { from: "/app/settings", button: "Reconnect Xero", scene: { home: HOMES.reconnect } },
    { from: "/app/orders/r1006", button: "Reconnect Xero", scene: {} },
  ])("“$button” on $from leaves for Xero", async ({ from, button, scene }) => {
    const { page } = await stage.visit(from, scene);
    await page.getByRole("button", { name: button }).click();

    await page.waitForURL("**/opened-at-the-top");
    expect(stage.calls).toContainEqual({ method: "beginXeroConsent", args: ["demo.myshopify.com"] });
  });

  test("connects the chosen organisation and goes on to setup", async () => {
    const { page } = await stage.visit("/app/xero/organisation?ticket=ticket-1", { home: HOMES.setup });
    await page.getByLabel("Demo Holdings Ltd").check();
    await page.getByRole("button", { name: "Connect this organisation" }).click();
    await page.waitForURL("**/app/setup");

    const choice = { ticket: "ticket-1", tenantId: "tenant-2" };
    expect(stage.calls).toContainEqual({ method: "connectOrganisation", args: ["demo.myshopify.com", choice] });
  });

  test("says why an organisation was refused", async () => {
    const connectAnswer = { ok: false, message: "Demo Trading Ltd is connected to another shop already." };
    const { page } = await stage.visit("/app/xero/organisation?ticket=ticket-1", { connectAnswer });
    await page.getByLabel("Demo Trading Ltd").check();
    await page.getByRole("button", { name: "Connect this organisation" }).click();

    await page.getByText(connectAnswer.message).waitFor();
  });

  test("disconnects only after saying what stops and what stays", async () => {
    const { page } = await stage.visit("/app/settings");
    await page.getByRole("button", { name: "Disconnect" }).click();
    const question = page.getByRole("dialog");
    await question.getByText("What stops").waitFor();

    expect(await question.textContent()).toContain("Every invoice, payment and contact already in Xero.");
    expect(await barriers(page)).toEqual([]);
    expect(stage.calls).toEqual([]);
    await question.getByRole("button", { name: "Disconnect" }).click();
    await expect.poll(() => stage.calls).toContainEqual({ method: "disconnect", args: ["demo.myshopify.com"] });
  });
});

describe("the document around the pages", () => {
  test("may be framed by nobody when the address names no shop", async () => {
    const answer = await fetch(`${stage.url}/`, BROWSER);

    expect(answer.headers.get("content-security-policy")).toBe("frame-ancestors 'none';");
  });

  test("may be framed by the shop, Shopify's admin and the admin it was told of", async () => {
    const answer = await fetch(`${stage.url}/app?shop=demo.myshopify.com`, BROWSER);
    const policy = answer.headers.get("content-security-policy");

    expect(policy).toMatch(/^frame-ancestors https:\/\/demo\.myshopify\.com https:\/\/admin\.shopify\.com .*http:\/\/127\.0\.0\.1:4000;$/);
    expect(answer.headers.get("link")).toBe('</app-bridge.js>; rel="preload"; as="script";');
  });

  test("hands Shopify's query on from the root, all of it", async () => {
    const answer = await fetch(`${stage.url}/?shop=demo.myshopify.com&host=abc&id_token=x.y.z`, { ...BROWSER, redirect: "manual" });

    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("/app?shop=demo.myshopify.com&host=abc&id_token=x.y.z");
  });
});

const BROWSER = { headers: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/150.0" } };
