import { expect, test } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import { unsupportedAmounts } from "../../../app/domain/posting/unsupported-amounts";
import { gbp } from "../../builders/amounts";
import { frozen } from "../../builders/frozen";
import { anOrder, anOrderLine, aTransaction } from "../../builders/order";

const found = (order: Order) => unsupportedAmounts(frozen(order)).map(({ code, remedy, message }) => ({ code, remedy, message }));

test("an ordinary sale has none", () => {
  expect(found(anOrder())).toEqual([]);
});

test.each([
  ["a tip of 2.50", anOrder({ totals: { tips: gbp("2.50") } })],
  ["duties of 7.20", anOrder({ totals: { duties: gbp("7.20") } })],
  ["additional fees of 0.35", anOrder({ totals: { additionalFees: gbp("0.35") } })],
  ["cash rounding of -0.02", anOrder({ totals: { cashRounding: gbp("-0.02") } })],
  ["a gift card that was sold", anOrder({ lines: [anOrderLine({ isGiftCard: true })] })],
  ["change given in cash", anOrder({ transactions: [aTransaction(1, { amount: gbp("20.00") }), aTransaction(2, { kind: "CHANGE", amount: gbp("8.00") })] })],
])("%s holds the order", (what, order) => {
  expect(found(order)).toEqual([
    { code: "not-posted-yet", remedy: "decide", message: `The order has ${what}, which Crossfoot does not post yet. Enter this order in Xero yourself.` },
  ]);
});

test("a refund holds the order, also one that gave back as much as an edit added", () => {
  const message = "The order had 5.00 refunded in Shopify. Crossfoot does not post refunds and edits yet: book the change in Xero.";
  const expected = [{ code: "changed-after-placing", remedy: "decide", message }];
  expect(found(anOrder({ totals: { refunded: gbp("5.00"), currentTotal: gbp("7.00") } }))).toEqual(expected);
  expect(found(anOrder({ totals: { refunded: gbp("5.00") } }))).toEqual(expected);
});

test("an edit holds the order, whichever way it went", () => {
  expect(found(anOrder({ totals: { currentTotal: gbp("11.99") } }))[0]?.message).toContain("was changed from 12.00 to 11.99");
  expect(found(anOrder({ totals: { currentTotal: gbp("12.01") } }))[0]?.message).toContain("was changed from 12.00 to 12.01");
});

test("a payment made in test mode holds a real order; a test authorisation brought no money anyway", () => {
  expect(found(anOrder({ transactions: [aTransaction(1, { test: true })] }))).toMatchObject([{ code: "not-posted-yet", remedy: "decide" }]);
  expect(found(anOrder({ transactions: [aTransaction(1, { test: true, kind: "AUTHORIZATION" })] }))).toEqual([]);
});

test("change that was not handed back does not hold it", () => {
  expect(found(anOrder({ transactions: [aTransaction(1), aTransaction(2, { kind: "CHANGE", status: "FAILURE" })] }))).toEqual([]);
});

test("each part has its own sentence", () => {
  const order = anOrder({ lines: [anOrderLine({ isGiftCard: true })], totals: { tips: gbp("1.00"), duties: gbp("2.00"), refunded: gbp("3.00") } });
  expect(found(order).map(({ message }) => message.slice(0, 30))).toEqual([
    "The order has a tip of 1.00, w",
    "The order has duties of 2.00, ",
    "The order has a gift card that",
    "The order had 3.00 refunded in",
  ]);
});
