import { describe, expect, test } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import type { OrderId } from "../../../app/domain/ids";
import type { TimeZone } from "../../../app/domain/instant";
import { invoiceNumber, orderToSalesInvoice } from "../../../app/domain/posting/order-to-sales-invoice";
import { gbp, jpy, kwd, usd } from "../../builders/amounts";
import { anOrganisation, aProfile, ORDER_URL, postingInput } from "../../builders/books";
import { frozen } from "../../builders/frozen";
import { anOrder, anOrderLine, anUnpaidOrder, aShippingLine, at, tax } from "../../builders/order";
import { problemsOf, valueOf } from "../../builders/outcome";

const invoiceOf = (order: Order, overrides: Parameters<typeof postingInput>[1] = {}) => valueOf(orderToSalesInvoice(frozen(postingInput(order, overrides))));

const NEW_ZEALAND = anOrganisation({ timeZone: "Pacific/Auckland" as TimeZone });

describe("the head of the invoice", () => {
  test("says which order it is, and leads back to it", () => {
    expect(invoiceOf(anOrder())).toMatchObject({ number: "SH-1001", reference: "#1001", url: ORDER_URL, status: "AUTHORISED", taxInclusive: true, currency: "GBP" });
  });

  test("the customer's purchase order number is the reference where there is one", () => {
    expect(invoiceOf(anOrder({ purchaseOrderNumber: "PO-77" })).reference).toBe("PO-77");
  });

  test("the status is the profile's", () => {
    expect(invoiceOf(anOrder(), { profile: aProfile({ invoiceStatus: "DRAFT" }) }).status).toBe("DRAFT");
  });

  test.each([
    ["#1001", "SH-", "SH-1001"],
    ["1001", "SH-", "SH-1001"],
    ["#1001", "", "1001"],
    ["# 1001 ", "SH-", "SH-1001"],
    ["EX-1001-UK", "SH-", "SH-EX-1001-UK"],
    ["##7", "SH-", "SH-#7"],
    ["#1001✨", "SH-", "SH-1001"],
    ["#✨", "SH-", "SH-5001"],
    ["#", "SH-", "SH-5001"],
    ["", "SH-", "SH-5001"],
  ])("order %j with prefix %j is invoice %s", (name, prefix, number) => {
    // Xero takes printable ASCII only; order 5001 is the id's own number.
    expect(invoiceNumber(anOrder({ name, id: "gid://shopify/Order/5001" as OrderId }), prefix)).toBe(number);
  });
});

describe("the dates", () => {
  test("an unpaid order is dated by the organisation's calendar and due after the profile's days", () => {
    // 11:30 UTC is 00:30 the next day in Auckland (+13); 21 November and 14 days is 5 December.
    const order = anUnpaidOrder({ placedAt: at("2026-11-20T11:30:00Z") });
    expect(invoiceOf(order, { organisation: NEW_ZEALAND })).toMatchObject({ date: "2026-11-21", dueDate: "2026-12-05" });
    expect(invoiceOf(order)).toMatchObject({ date: "2026-11-20", dueDate: "2026-12-04" });
  });

  test("a paid order is due the day it was placed", () => {
    expect(invoiceOf(anOrder())).toMatchObject({ date: "2026-11-20", dueDate: "2026-11-20" });
  });

  test("a penny still open makes it due later; a penny too much does not", () => {
    expect(invoiceOf(anOrder({ totals: { outstanding: gbp("0.01") } })).dueDate).toBe("2026-12-04");
    expect(invoiceOf(anOrder({ totals: { outstanding: gbp("-0.01") } })).dueDate).toBe("2026-11-20");
  });

  test("days until due may be none", () => {
    expect(invoiceOf(anUnpaidOrder(), { profile: aProfile({ dueAfterDays: 0 }) }).dueDate).toBe("2026-11-20");
  });
});

describe("the lines", () => {
  test("prices that contain the tax, a discount, and shipping", () => {
    // 3 × 9.99 = 29.97, less 2.00 is 27.97; without tax 27.97 ÷ 1.2 = 23.308 → 23.31, so 4.66 tax.
    const tray = anOrderLine({ quantity: 3, unitPrice: gbp("9.99"), discount: gbp("2.00"), sku: "TRAY-1", taxLines: [tax("VAT 20", gbp("4.66"))] });
    // 4.95 ÷ 1.2 = 4.125 → 4.13, so 0.82 tax.
    const shipping = aShippingLine({ price: gbp("4.95"), taxLines: [tax("VAT 20", gbp("0.82"))] });
    expect(invoiceOf(anOrder({ lines: [tray], shippingLines: [shipping] })).lines).toEqual([
      {
        description: "Walnut tray (TRAY-1)",
        quantity: 3,
        unitPrice: gbp("9.99"),
        discount: gbp("2.00"),
        amount: gbp("27.97"),
        accountCode: "200",
        taxType: "OUTPUT2",
        taxAmount: gbp("4.66"),
        why: "3 × 9.99 less 2.00 discount as sold; account 200 by your settings; VAT 20% = 4.66 as Shopify charged it, tax rate OUTPUT2.",
      },
      {
        description: "Shipping: Tracked",
        quantity: 1,
        unitPrice: gbp("4.95"),
        discount: gbp("0.00"),
        amount: gbp("4.95"),
        accountCode: "260",
        taxType: "OUTPUT2",
        taxAmount: gbp("0.82"),
        why: "1 × 4.95 as sold; account 260 by your settings; VAT 20% = 0.82 as Shopify charged it, tax rate OUTPUT2.",
      },
    ]);
  });

  test("two taxes on top become one rate and one amount", () => {
    // 2 × 49.50 = 99.00, less 9.90 is 89.10; 5 % is 4.455 → 4.46, 9.975 % is 8.8877 → 8.89, together 13.35.
    const taxLines = [tax("QST 9.975", usd("8.89")), tax("GST 5", usd("4.46"))];
    const line = anOrderLine({ quantity: 2, unitPrice: usd("49.50"), discount: usd("9.90"), taxLines });
    const order = anOrder({ taxesIncluded: false, lines: [line], totals: { total: usd("102.45"), tax: usd("13.35") } });
    const invoice = invoiceOf(order, { profile: aProfile({ taxRates: { "GST 5% + QST 9.975%": "TAX014" } }) });
    expect(invoice).toMatchObject({ taxInclusive: false, currency: "USD" });
    expect(invoice.lines).toMatchObject([{ amount: usd("89.10"), taxAmount: usd("13.35"), taxType: "TAX014" }]);
    expect(invoice.lines[0]?.why).toContain("QST 9.975% = 8.89 and GST 5% = 4.46 as Shopify charged it");
  });

  test("a line without tax has a rate of its own", () => {
    const invoice = invoiceOf(anOrder({ lines: [anOrderLine({ taxLines: [] })] }));
    expect(invoice.lines).toMatchObject([{ taxType: "ZERORATEDOUTPUT", taxAmount: gbp("0.00") }]);
    expect(invoice.lines[0]?.why).toContain("no tax charged, so tax rate ZERORATEDOUTPUT");
  });

  test("a discount on shipping comes off the shipping line", () => {
    // Free shipping: 6.00 less 6.00 is nothing, and so is its tax.
    const free = aShippingLine({ discount: gbp("6.00"), taxLines: [tax("VAT 20", gbp("0.00"))] });
    expect(invoiceOf(anOrder({ shippingLines: [free] })).lines[1]).toMatchObject({ unitPrice: gbp("6.00"), discount: gbp("6.00"), amount: gbp("0.00") });
  });

  test("yen have no decimals and Kuwaiti dinars three", () => {
    // 3 × ¥1,100 with 10 % inside is ¥3,300, of which 300 is tax. 2 × 1.255 KWD is 2.510, 5 % on top 0.1255 → 0.126.
    const inYen = anOrderLine({ quantity: 3, unitPrice: jpy("1100"), taxLines: [tax("VAT 20", jpy("300"))] });
    const inDinars = anOrderLine({ quantity: 2, unitPrice: kwd("1.255"), taxLines: [tax("VAT 5", kwd("0.126"))] });
    expect(invoiceOf(anOrder({ lines: [inYen], totals: { total: jpy("3300") } })).lines).toMatchObject([{ amount: jpy("3300"), taxAmount: jpy("300") }]);
    expect(invoiceOf(anOrder({ lines: [inDinars], totals: { total: kwd("2.636") } })).lines).toMatchObject([{ amount: kwd("2.510"), taxAmount: kwd("0.126") }]);
  });

  test.each([
    ["Walnut tray", null, "Walnut tray"],
    ["Walnut tray", "TRAY-1", "Walnut tray (TRAY-1)"],
    ["  Walnut tray ", null, "Walnut tray"],
    ["", null, "Item"],
    ["   ", null, "Item"],
    ["", "TRAY-1", "(TRAY-1)"],
  ])("title %j with SKU %j is described as %j", (title, sku, description) => {
    expect(invoiceOf(anOrder({ lines: [anOrderLine({ title, sku })] })).lines[0]?.description).toBe(description);
  });

  test("a description is cut at Xero's 4,000 characters", () => {
    expect(invoiceOf(anOrder({ lines: [anOrderLine({ title: "x".repeat(4001) })] })).lines[0]?.description).toBe("x".repeat(4000));
  });
});

describe("taxes that are not mapped", () => {
  const untaxed = anOrderLine({ taxLines: [] });
  const quebec = aShippingLine({ taxLines: [tax("QST 9.975", gbp("0.52")), tax("GST 5", gbp("0.26"))] });
  const order = anOrder({ lines: [anOrderLine(), untaxed, anOrderLine()], shippingLines: [quebec] });

  test("every missing one is named, each once, with the setting at fault", () => {
    const problems = problemsOf(orderToSalesInvoice(postingInput(order, { profile: aProfile({ taxRates: {} }) })));
    expect(problems.map(({ code, remedy, field }) => ({ code, remedy, field }))).toEqual([
      { code: "tax-rate-unmapped", remedy: "fix-mapping", field: "taxRates.VAT 20%" },
      { code: "tax-rate-unmapped", remedy: "fix-mapping", field: "taxRates." },
      { code: "tax-rate-unmapped", remedy: "fix-mapping", field: "taxRates.GST 5% + QST 9.975%" },
    ]);
    expect(problems.map(({ message }) => message.split(".")[0])).toEqual([
      "No Xero tax rate is chosen for “VAT 20%”",
      "No Xero tax rate is chosen for lines without tax",
      "No Xero tax rate is chosen for “GST 5% + QST 9",
    ]);
  });

  test("the same title at another rate is not taken for it", () => {
    const reduced = anOrder({ lines: [anOrderLine({ taxLines: [tax("VAT 5", gbp("0.57"))] })] });
    const profile = aProfile({ taxRates: { "VAT 20%": "OUTPUT2" } });
    expect(problemsOf(orderToSalesInvoice(postingInput(reduced, { profile }))).map(({ field }) => field)).toEqual(["taxRates.VAT 5%"]);
  });
});
