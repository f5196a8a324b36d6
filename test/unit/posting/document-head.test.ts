import { describe, expect, test } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import type { OrderId } from "../../../app/domain/ids";
import type { TimeZone } from "../../../app/domain/instant";
import { invoiceNumber } from "../../../app/domain/posting/document-number";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { gbp } from "../../builders/amounts";
import { anOrganisation, aProfile, ORDER_URL, postingInput } from "../../builders/books";
import { frozen } from "../../builders/frozen";
import { anOrder, anOrderLine, anUnpaidOrder, aTransaction, at } from "../../builders/order";
import { planOf } from "../../builders/outcome";

const invoiceOf = (order: Order, overrides: Parameters<typeof postingInput>[1] = {}) => planOf(planPosting(frozen(postingInput(order, overrides)))).invoice;

const NEW_ZEALAND = anOrganisation({ timeZone: "Pacific/Auckland" as TimeZone });

test("the invoice says which order it is, and leads back to it", () => {
  expect(invoiceOf(anOrder())).toMatchObject({ number: "SH-1001", reference: "#1001", url: ORDER_URL, status: "AUTHORISED", taxInclusive: true, currency: "GBP" });
});

test("the status and the branding theme are the profile's", () => {
  expect(invoiceOf(anOrder(), { profile: aProfile({ invoiceStatus: "DRAFT", brandingThemeId: "theme-1" }) })).toMatchObject({ status: "DRAFT", brandingThemeId: "theme-1" });
});

test("a reference is cut at Xero's 255 characters", () => {
  expect(invoiceOf(anOrder({ purchaseOrderNumber: "9".repeat(256) })).reference).toBe("9".repeat(255));
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
    const short = anOrder({ transactions: [aTransaction(1, { amount: gbp("11.99") })], totals: { outstanding: gbp("0.01") } });
    const over = anOrder({ transactions: [aTransaction(1, { amount: gbp("12.01") })], totals: { outstanding: gbp("-0.01") } });
    expect(invoiceOf(short).dueDate).toBe("2026-12-04");
    expect(invoiceOf(over).dueDate).toBe("2026-11-20");
  });

  test("days until due may be none", () => {
    expect(invoiceOf(anUnpaidOrder(), { profile: aProfile({ dueAfterDays: 0 }) }).dueDate).toBe("2026-11-20");
  });
});

describe("the description", () => {
  test.each([
    ["Walnut tray", null, null, "Walnut tray"],
    ["Walnut tray", null, "TRAY-1", "Walnut tray (TRAY-1)"],
    ["Walnut tray", "Large", "TRAY-1", "Walnut tray – Large (TRAY-1)"],
    ["  Walnut tray ", null, null, "Walnut tray"],
    ["", null, null, "Item"],
    ["   ", null, null, "Item"],
    ["", null, "TRAY-1", "(TRAY-1)"],
  ])("title %j, variant %j and SKU %j: %j", (...[title, variantTitle, sku, description]) => {
    expect(invoiceOf(anOrder({ lines: [anOrderLine({ title, variantTitle, sku })] })).lines[0]?.description).toBe(description);
  });

  test("is cut at Xero's 4,000 characters", () => {
    expect(invoiceOf(anOrder({ lines: [anOrderLine({ title: "x".repeat(4001) })] })).lines[0]?.description).toBe("x".repeat(4000));
  });
});
