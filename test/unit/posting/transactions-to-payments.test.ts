import { expect, test } from "vitest";
import type { OrderTransaction } from "../../../app/domain/commerce/order-transaction";
import type { TimeZone } from "../../../app/domain/instant";
import { transactionsToPayments } from "../../../app/domain/posting/transactions-to-payments";
import { gbp } from "../../builders/amounts";
import { aProfile } from "../../builders/books";
import { frozen } from "../../builders/frozen";
import { anOrder, aTransaction, at } from "../../builders/order";

const LONDON = "Europe/London" as TimeZone;
const paymentsOf = (transactions: OrderTransaction[], zone = LONDON) => transactionsToPayments(frozen(anOrder({ transactions })), aProfile(), zone);

test("a sale is one payment on the payments account, with the transaction in its reference", () => {
  expect(paymentsOf([aTransaction(5501)])).toEqual([
    {
      transactionId: "gid://shopify/OrderTransaction/5501",
      accountCode: "090",
      date: "2026-11-20",
      amount: gbp("12.00"),
      reference: "Shopify 5501",
      why: "12.00 received by Shopify Payments; account 090 by your settings.",
    },
  ]);
});

test("each capture is a payment; the authorisation before them is not", () => {
  const authorised = aTransaction(1, { kind: "AUTHORIZATION" });
  const captures = [aTransaction(2, { kind: "CAPTURE", amount: gbp("7.00") }), aTransaction(3, { kind: "CAPTURE", amount: gbp("5.00") })];
  expect(paymentsOf([authorised, ...captures]).map(({ reference, amount }) => [reference, amount])).toEqual([
    ["Shopify 2", gbp("7.00")],
    ["Shopify 3", gbp("5.00")],
  ]);
});

test.each<[string, Partial<OrderTransaction>]>([
  ["an authorisation", { kind: "AUTHORIZATION" }],
  ["a sale that is pending", { status: "PENDING" }],
  ["a sale that failed", { status: "FAILURE" }],
  ["a sale of unknown outcome", { status: "OTHER" }],
  ["a void", { kind: "VOID" }],
  ["a refund", { kind: "REFUND" }],
  ["a sale of 0.00", { amount: gbp("0.00") }],
])("%s is no payment", (_, overrides) => {
  expect(paymentsOf([aTransaction(1, overrides)])).toEqual([]);
});

test("a payment is dated the day the money came where the organisation is, not when the order was placed", () => {
  // 11:30 UTC is 00:30 of the next day in Auckland (+13).
  const late = aTransaction(1, { processedAt: at("2026-11-22T11:30:00Z") });
  expect(paymentsOf([late]).map(({ date }) => date)).toEqual(["2026-11-22"]);
  expect(paymentsOf([late], "Pacific/Auckland" as TimeZone).map(({ date }) => date)).toEqual(["2026-11-23"]);
});
