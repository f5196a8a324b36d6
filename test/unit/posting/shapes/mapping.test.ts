import { expect, test } from "vitest";
import type { AccountRule } from "../../../../app/domain/posting/mapping-rules";
import { gbp } from "../../../builders/amounts";
import { anOrderLine, anUnpaidOrder, aShippingLine, aTransaction, at } from "../../../builders/order";
import { held, outcome, post, sale } from "./post";

const LINE = anOrderLine({
  sku: "TRAY-1",
  variantId: "gid://shopify/ProductVariant/41",
  productId: "gid://shopify/Product/31",
  productType: "Kitchen",
  vendor: "Example Makers",
  collections: ["gid://shopify/Collection/21"],
  productTags: ["wood"],
});
const ORDER = sale(gbp("12.00"), gbp("2.00"), { lines: [LINE], tags: ["wholesale"], channel: "web", location: "Leeds", shippingCountry: "GB" });
const accountBy = (...accountRules: AccountRule[]) => post(ORDER, { profile: { accountRules } }).invoice.lines[0]?.accountCode;

/** The documented precedence, the most specific first. */
const RULES: AccountRule[] = [
  { when: { variant: "41" }, account: "1" },
  { when: { sku: "tray-1" }, account: "2" },
  { when: { product: "gid://shopify/Product/31" }, account: "3" },
  { when: { collection: "21" }, account: "4" },
  { when: { productType: "kitchen" }, account: "5" },
  { when: { vendor: "Example Makers" }, account: "6" },
  { when: { productTag: "wood" }, account: "7" },
  { when: { tag: "wholesale" }, account: "8" },
  { when: { channel: "web" }, account: "9" },
  { when: { location: "Leeds" }, account: "10" },
  { when: { country: "GB" }, account: "11" },
];

test("accounts by variant, SKU, product, collection, type, vendor, tags, channel, location and country, in that order", () => {
  const reversed = RULES.toReversed();
  RULES.forEach((_, index) => expect(accountBy(...reversed.slice(0, RULES.length - index))).toBe(String(index + 1)));
  expect(accountBy({ when: { sku: "OTHER" }, account: "99" })).toBe("200");
});

test("of rules alike in their strongest condition, the one with more conditions wins, then the first", () => {
  expect(accountBy({ when: { vendor: "Example Makers" }, account: "1" }, { when: { vendor: "Example Makers", country: "GB" }, account: "2" })).toBe("2");
  expect(accountBy({ when: { vendor: "Example Makers" }, account: "1" }, { when: { vendor: "Example Makers" }, account: "2" })).toBe("1");
  expect(accountBy({ when: { vendor: "Example Makers", country: "FR" }, account: "2" })).toBe("200");
});

test("a Xero item by rule, beside the account", () => {
  const line = post(ORDER, { profile: { accountRules: [{ when: { sku: "TRAY-1" }, item: "TRAY" }, { when: { country: "GB" }, account: "11" }] } }).invoice.lines[0];
  expect(line).toMatchObject({ itemCode: "TRAY", accountCode: "11" });
});

test("tracking by location, channel, vendor and type, at most two categories", () => {
  const trackingRules = [
    { when: { location: "York" }, category: "Shop", option: "York" },
    { when: { location: "Leeds" }, category: "Shop", option: "Leeds" },
    { when: { vendor: "Example Makers" }, category: "Brand", option: "Makers" },
    { when: { channel: "web" }, category: "Channel", option: "Online" },
  ];
  const { lines } = post({ ...ORDER, shippingLines: [aShippingLine()], transactions: [aTransaction(1, { amount: gbp("18.00") })], totals: { ...ORDER.totals, total: gbp("18.00"), tax: gbp("3.00"), currentTotal: gbp("18.00") } }, { profile: { trackingRules } }).invoice;
  expect(lines[0]?.tracking).toEqual([{ category: "Shop", option: "Leeds" }, { category: "Brand", option: "Makers" }]);
  // Shipping has no vendor.
  expect(lines[1]?.tracking).toEqual([{ category: "Shop", option: "Leeds" }, { category: "Channel", option: "Online" }]);
});

test("an account rule's own tracking comes first", () => {
  const accountRules = [{ when: { sku: "TRAY-1" }, tracking: [{ category: "Brand", option: "Own" }] }];
  const trackingRules = [{ when: { vendor: "Example Makers" }, category: "Brand", option: "Makers" }];
  expect(post(ORDER, { profile: { accountRules, trackingRules } }).invoice.lines[0]?.tracking).toEqual([{ category: "Brand", option: "Own" }]);
});

const NONE = { tags: [], gateways: [], channels: [], zeroTotal: false, placedBefore: null };

test.each([
  ["tag", { tags: ["Wholesale"] }, "tag “Wholesale”"],
  ["channel", { channels: ["WEB"] }, "channel “WEB”"],
  ["gateway", { gateways: ["Shopify Payments"] }, "paid through “Shopify Payments”"],
  ["first day", { placedBefore: "2026-11-21" as never }, "placed before 2026-11-21"],
])("kept out by tag, channel, gateway, or because it came before going live", (...[, exclusions, words]) => {
  expect(outcome(ORDER, { profile: { exclusions: { ...NONE, ...exclusions } } })).toMatchObject({ kind: "exclude", reason: expect.stringContaining(words) });
});

test("kept out because it comes to nothing", () => {
  const free = sale(gbp("0.00"), gbp("0.00"), { lines: [anOrderLine({ discount: gbp("12.00"), taxLines: [] })] });
  expect(outcome(free, { profile: { exclusions: { ...NONE, zeroTotal: true } } }).kind).toBe("exclude");
  expect(outcome(free).kind).toBe("post");
});

test("the day of the sale: placed, paid or shipped", () => {
  const order = { ...ORDER, paidAt: at("2026-11-22T10:00:00Z"), fulfilledAt: at("2026-11-23T10:00:00Z") };
  const day = (datePolicy: "created" | "paid" | "fulfilled") => post(order, { profile: { datePolicy } }).invoice.date;
  expect([day("created"), day("paid"), day("fulfilled")]).toEqual(["2026-11-20", "2026-11-22", "2026-11-23"]);
  // Where Shopify does not say when it was paid, the last payment says it.
  expect(post(ORDER, { profile: { datePolicy: "paid" } }).invoice.date).toBe("2026-11-20");
});

test("not paid or not shipped yet: the order waits", () => {
  expect(outcome(anUnpaidOrder(), { profile: { datePolicy: "paid" } })).toEqual({ kind: "wait", reason: "Your settings have orders posted once they are paid in full; this one is not yet." });
  expect(outcome(ORDER, { profile: { datePolicy: "fulfilled" } })).toMatchObject({ kind: "wait", reason: expect.stringContaining("shipped in full") });
});

const LOCKED = { organisation: { lockedUntil: "2026-11-30" as never } };

test("a locked period holds the order", () => {
  expect(held(ORDER, LOCKED)).toEqual(["period-locked lockDates"]);
});

test("a locked period moves the documents to the first open day", () => {
  const plan = post(ORDER, { ...LOCKED, profile: { lockDates: "first-open-day" } });
  expect([plan.invoice.date, plan.invoice.dueDate, plan.invoice.status, plan.payments[0]?.date]).toEqual(["2026-12-01", "2026-12-01", "AUTHORISED", "2026-12-01"]);
  expect(plan.invoice.because).toContainEqual({ step: "moved", from: "2026-11-20", to: "2026-12-01", lockedUntil: "2026-11-30" });
});

test("a locked period makes a draft for a person to date", () => {
  expect(post(ORDER, { ...LOCKED, profile: { lockDates: "draft" } }).invoice).toMatchObject({ date: "2026-12-01", status: "DRAFT" });
  // The day after the lock is open.
  expect(post(ORDER, { organisation: { lockedUntil: "2026-11-19" as never }, profile: { lockDates: "draft" } }).invoice).toMatchObject({ date: "2026-11-20", status: "AUTHORISED" });
});
