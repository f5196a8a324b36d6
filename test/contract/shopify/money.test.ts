import fc from "fast-check";
import { expect, test } from "vitest";
import { makeClock } from "../../../sandbox/shopify/clock";
import { allocate, shareOfUnits } from "../../../sandbox/shopify/money/allocate";
import { divideHalfUp, formatFixed, formatTrimmed, parseAmount } from "../../../sandbox/shopify/money/minor-units";
import { toPresentmentMoney, toShopMoney } from "../../../sandbox/shopify/money/presentment";
import { ratePercentage, taxesOn } from "../../../sandbox/shopify/money/tax";
import { CARD } from "../../../sandbox/shopify/orders/gateways";
import { discountOf } from "../../../sandbox/shopify/orders/line-amounts";
import { blankDraft, type DraftDiscount, type DraftPayment, type OrderDraft } from "../../../sandbox/shopify/orders/order-draft";
import { createOrder } from "../../../sandbox/shopify/orders/create-order";
import { orderTotals } from "../../../sandbox/shopify/orders/order-totals";
import { PLAIN_REFUND, refundOrder } from "../../../sandbox/shopify/orders/refund-order";
import { createShop, DEMO_SHOP } from "../../../sandbox/shopify/shops";
import { Faults } from "../../../sandbox/kit/faults/faults";
import { Past } from "../../../sandbox/kit/past";
import { RecordLog } from "../../../sandbox/kit/record-log";
import { Journal } from "../../../sandbox/kit/journal";
import { Store } from "../../../sandbox/shopify/store/store";
import { makeSwitches } from "../../../sandbox/shopify/switches";
import { WebhookDispatcher } from "../../../sandbox/shopify/webhooks/dispatcher";
import type { World } from "../../../sandbox/shopify/world";
import { testApp } from "./bench";

function world(): World {
  const clock = makeClock(() => Date.parse("2026-11-21T12:00:00Z"));
  const parts = { app: testApp("http://localhost:1"), clock, store: new Store(), journal: new Journal(null, () => clock.now()), faults: new Faults(new Past(new RecordLog(null), () => clock.now())) };
  return { ...parts, webhooks: new WebhookDispatcher(parts), allowLastingTokens: false, switches: makeSwitches(), origin: "" };
}

const rate = fc.constantFrom("0", "0.05", "0.07", "0.0825", "0.07975", "0.1", "0.15", "0.2");
const taxes = fc.array(rate, { maxLength: 2 }).map((rates) => rates.map((one, index) => ({ title: `Tax ${index}`, rate: one })));
const draftLine = fc.record({ unitPrice: fc.bigInt(0n, 500_000n), quantity: fc.integer({ min: 1, max: 5 }), taxes, giftCard: fc.boolean() }).map((line) => ({
  ...line,
  ...{ productId: null, variantId: null, title: "Thing", variantTitle: null, sku: "THING", vendor: null, taxable: true, requiresShipping: true },
  ...{ duties: [], properties: [] },
}));
const discount = fc.record({
  on: fc.constantFrom<DraftDiscount["on"][]>("order", "shipping", { skus: ["THING"] }),
  value: fc.oneof(fc.constantFrom("5", "12.5", "33.33", "100").map((percent) => ({ percent })), fc.bigInt(1n, 20_000n).map((amount) => ({ amount }))),
  perUnit: fc.boolean(),
}).map((rule): DraftDiscount => ({ ...rule, kind: "code", code: "CODE", title: "CODE", buyXGetY: null }));
const PAID: DraftPayment = { gateway: CARD, kind: "SALE", status: "SUCCESS", amount: null, amountRounding: 0n, change: 0n, errorCode: null, locationId: null, test: false };
const draft: fc.Arbitrary<OrderDraft> = fc
  .record({
    taxesIncluded: fc.boolean(),
    presentment: fc.constantFrom({ currency: "GBP", rate: "1" }, { currency: "JPY", rate: "0.00523" }, { currency: "KWD", rate: "2.4871" }),
    lines: fc.array(draftLine, { minLength: 1, maxLength: 4 }),
    shipping: fc.option(fc.record({ title: fc.constant("Standard"), price: fc.bigInt(1n, 5_000n), taxes }), { nil: null }),
    discounts: fc.array(discount, { maxLength: 3 }),
    tip: fc.bigInt(0n, 500n),
  })
  .map((parts) => ({ ...blankDraft("GBP"), ...parts, payments: [PAID] }));

test("total = subtotal + discounted shipping + tip (+ tax when it is not included), and discounts are spread to the minor unit", () => {
  fc.assert(
    fc.property(draft, (wanted) => {
      const here = world();
      const order = createOrder(here, createShop(here, DEMO_SHOP), wanted);
      const totals = orderTotals(order);
      const gross = wanted.lines.reduce((total, line) => total + line.unitPrice * BigInt(line.quantity), 0n);
      const tax = [...order.lines, ...order.shippingLines].flatMap((line) => line.taxLines).reduce((total, line) => total + line.amount, 0n);
      const shipping = (wanted.shipping?.price ?? 0n) - totals.shippingDiscounts;
      expect(totals.total).toBe(totals.subtotal + shipping + wanted.tip + (wanted.taxesIncluded ? 0n : tax));
      expect(totals.subtotal + totals.discounts - totals.shippingDiscounts).toBe(gross);
      expect(totals.tax).toBe(tax);
      expect(totals.outstanding).toBe(0n);
      for (const line of order.lines) {
        expect(discountOf(line)).toBeLessThanOrEqual(line.unitPrice * BigInt(line.quantity));
        if (line.giftCard) expect([discountOf(line), line.taxLines]).toEqual([0n, []]);
      }
    }),
    { numRuns: 100 },
  );
});

test("refunding an order unit by unit gives back exactly what was paid, but for the tip", () => {
  fc.assert(
    fc.property(draft, (wanted) => {
      const here = world();
      const order = createOrder(here, createShop(here, DEMO_SHOP), wanted);
      for (const line of order.lines) {
        const unit = { lineId: line.id, quantity: 1, restockType: "RETURN" as const, locationId: null };
        for (let done = 0; done < line.quantity; done += 1) refundOrder(here, order, { ...PLAIN_REFUND, lines: [unit] });
      }
      const { currentShipping } = orderTotals(order);
      if (currentShipping > 0n) refundOrder(here, order, { ...PLAIN_REFUND, shipping: currentShipping });
      const totals = orderTotals(order);
      const nothing = { currentTax: 0n, currentSubtotal: 0n, currentShipping: 0n, currentDiscounts: totals.shippingDiscounts, outstanding: 0n, refundDiscrepancy: 0n };
      expect(totals).toMatchObject({ refunded: totals.total - wanted.tip, currentTotal: wanted.tip, ...nothing });
    }),
    { numRuns: 50 },
  );
});

test("shares always add up to the whole, largest remainder first", () => {
  // 14.50 over 39.99, 76.00 and 29.00 of 144.99: 3.9992…, 7.6005…, 2.9001… → 3.99 + 7.60 + 2.90 = 14.49, and the last penny goes to the .92.
  expect(allocate(1_450n, [3_999n, 7_600n, 2_900n])).toEqual([400n, 760n, 290n]);
  fc.assert(
    fc.property(fc.bigInt(0n, 1_000_000n), fc.array(fc.bigInt(0n, 10_000n), { minLength: 1, maxLength: 8 }), (total, weights) => {
      fc.pre(weights.some((weight) => weight > 0n));
      expect(allocate(total, weights).reduce((all, share) => all + share, 0n)).toBe(total);
    }),
  );
  // 10.00 over three units: 3.33, 3.33, 3.34.
  expect([0, 1, 2].map((before) => shareOfUnits(1_000n, { before, count: 1, quantity: 3 }))).toEqual([333n, 333n, 334n]);
});

test("taxes by hand: on top, inside, two at once", () => {
  const amounts = (minor: bigint, rates: string[], included: boolean) => taxesOn(minor, rates.map((one) => ({ title: "Tax", rate: one })), included).map(({ amount }) => amount);
  // 19.99 × 20 % = 3.998 → 4.00.   12.50 × 5 % = 0.625 → 0.63 (half up).
  expect(amounts(1_999n, ["0.2"], false)).toEqual([400n]);
  expect(amounts(1_250n, ["0.05"], false)).toEqual([63n]);
  // 33.95 with 20 % inside: 33.95 ÷ 6 = 5.6583… → 5.66.
  expect(amounts(3_395n, ["0.2"], true)).toEqual([566n]);
  // 112.00 holding 5 % and 7 %: net 100.00, so 5.00 and 7.00.
  expect(amounts(11_200n, ["0.05", "0.07"], true)).toEqual([500n, 700n]);
});

test("amounts and rates as text", () => {
  expect(formatTrimmed(67_900n, "GBP")).toBe("679.0");
  expect(formatTrimmed(1_990n, "GBP")).toBe("19.9");
  expect(formatTrimmed(1_995n, "GBP")).toBe("19.95");
  expect(formatFixed(-5n, "GBP")).toBe("-0.05");
  expect(formatFixed(14_319n, "JPY")).toBe("14319");
  expect(formatTrimmed(14_300n, "JPY")).toBe("14300");
  expect(parseAmount("4.950", "GBP")).toBe(495n);
  expect(() => parseAmount("4.955", "GBP")).toThrow("is not an amount in GBP");
  expect(divideHalfUp(5n, 2n)).toBe(3n);
  expect(divideHalfUp(-5n, 2n)).toBe(-3n);
  expect(["0.2", "0.05", "0.07975", "0", "1"].map(ratePercentage)).toEqual(["20", "5", "7.975", "0", "100"]);
});

test("shop money by hand: × rate, half up, whatever the decimals of either currency", () => {
  const order = (currency: string, presentment: string, rate: string) => ({ currency, presentment: { currency: presentment, rate } });
  // 45.00 EUR × 0.8564 = 38.538 → 38.54 GBP.
  expect(toShopMoney(4_500n, order("GBP", "EUR", "0.8564"))).toBe(3_854n);
  // 14319 JPY × 0.00523 = 74.888… → 74.89 GBP; back: 74.89 ÷ 0.00523 = 14319.31… → 14319 JPY.
  expect(toShopMoney(14_319n, order("GBP", "JPY", "0.00523"))).toBe(7_489n);
  expect(toPresentmentMoney(7_489n, order("GBP", "JPY", "0.00523"))).toBe(14_319n);
  // 12.345 KWD × 2.4871 = 30.7032… → 30.70 GBP.
  expect(toShopMoney(12_345n, order("GBP", "KWD", "2.4871"))).toBe(3_070n);
  // Half a penny goes up, away from zero: 0.01 EUR × 0.5 = 0.005 → 0.01.
  expect([1n, -1n].map((minor) => toShopMoney(minor, order("GBP", "EUR", "0.5")))).toEqual([1n, -1n]);
});
