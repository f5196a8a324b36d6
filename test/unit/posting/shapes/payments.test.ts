import { expect, test } from "vitest";
import { gbp } from "../../../builders/amounts";
import { ACCOUNTS } from "../../../builders/books";
import { anUnpaidOrder, aTransaction, at } from "../../../builders/order";
import { paidBack, transactionId } from "../../../builders/refund";
import { held, moved, notes, outcome, post, proof, sale } from "./post";
import type { OrderTransaction } from "../../../../app/domain/commerce/order-transaction";

const paidBy = (...transactions: OrderTransaction[]) => sale(gbp("12.00"), gbp("2.00"), { transactions });
const unpaid = (...transactions: OrderTransaction[]) => anUnpaidOrder({ transactions });

test("paid by card", () => {
  const plan = post(paidBy(aTransaction(5501)));
  expect(moved(plan.payments)).toEqual(["12.00 on 090 for Shopify 5501"]);
  expect(plan.payments[0]).toMatchObject({ date: "2026-11-20", transactionId: "gid://shopify/OrderTransaction/5501" });
});

test("authorised, then captured in two parts", () => {
  const plan = post(paidBy(aTransaction(1, { kind: "AUTHORIZATION" }), aTransaction(2, { kind: "CAPTURE", amount: gbp("7.00") }), aTransaction(3, { kind: "CAPTURE", amount: gbp("5.00") })));
  expect(moved(plan.payments)).toEqual(["7.00 on 090 for Shopify 2", "5.00 on 090 for Shopify 3"]);
  expect(notes(plan)).toEqual(["Shopify 1: Only authorised: a promise of money, booked once it is captured."]);
});

test("a deposit", () => {
  const plan = post(sale(gbp("12.00"), gbp("2.00"), { transactions: [aTransaction(1, { amount: gbp("5.00") })], totals: { outstanding: gbp("7.00") } }));
  expect([moved(plan.payments), proof(plan)]).toEqual([["5.00 on 090 for Shopify 1"], "total 12.00, tax 2.00, paid 5.00, due 7.00"]);
});

test("authorised and not captured yet", () => {
  const plan = post(unpaid(aTransaction(1, { kind: "AUTHORIZATION" })));
  expect([plan.payments, proof(plan)]).toEqual([[], "total 12.00, tax 2.00, paid 0.00, due 12.00"]);
});

test("an authorisation that was voided", () => {
  const plan = post(unpaid(aTransaction(1, { kind: "AUTHORIZATION" }), aTransaction(2, { kind: "VOID" })));
  expect(plan.payments).toEqual([]);
  expect(notes(plan)[1]).toBe("Shopify 2: The authorisation was given up, so no money came.");
});

test("a payment that is pending", () => {
  const plan = post(unpaid(aTransaction(1, { status: "PENDING" })));
  expect([plan.payments, notes(plan)]).toEqual([[], ["Shopify 1: Not settled yet; it is booked once the money has come."]]);
});

test("a payment that failed, then one that did not", () => {
  const plan = post(paidBy(aTransaction(1, { status: "FAILURE" }), aTransaction(2)));
  expect([moved(plan.payments), notes(plan)]).toEqual([["12.00 on 090 for Shopify 2"], ["Shopify 1: The payment failed, so no money came."]]);
});

test("a gift card that is spent reduces the liability", () => {
  const plan = post(paidBy(aTransaction(1, { gateway: "gift_card", gatewayName: "Gift Card", amount: gbp("4.50") }), aTransaction(2, { amount: gbp("7.50") })));
  expect(moved(plan.payments)).toEqual(["4.50 on 877 for Shopify 1", "7.50 on 090 for Shopify 2"]);
  expect(held(paidBy(aTransaction(1, { gateway: "gift_card" })), { profile: { accounts: { ...ACCOUNTS, giftCards: null } } })).toEqual(["account-unmapped accounts.giftCards"]);
});

test("store credit that is spent reduces its liability", () => {
  expect(moved(post(paidBy(aTransaction(1, { gateway: "store_credit", gatewayName: "Store credit" }))).payments)).toEqual(["12.00 on 878 for Shopify 1"]);
});

test("each gateway on its own account", () => {
  const order = paidBy(aTransaction(1, { gateway: "paypal", gatewayName: "PayPal Express", amount: gbp("2.00") }), aTransaction(2, { gateway: "klarna", gatewayName: "Klarna", amount: gbp("10.00") }));
  expect(moved(post(order, { profile: { gatewayAccounts: { PayPal: "855", " KLARNA ": "856" } } }).payments)).toEqual(["2.00 on 855 for Shopify 1", "10.00 on 856 for Shopify 2"]);
});

test("a bank deposit marked as paid by hand", () => {
  const deposit = aTransaction(1, { gateway: "Bank Deposit", gatewayName: "Bank Deposit", manual: true });
  expect(moved(post(paidBy(deposit), { profile: { gatewayAccounts: { "bank deposit": "091" } } }).payments)).toEqual(["12.00 on 091 for Shopify 1"]);
});

test("cash on delivery, not delivered yet", () => {
  const plan = post(unpaid(aTransaction(1, { gateway: "Cash on Delivery (COD)", status: "PENDING", manual: true })));
  expect([plan.payments, proof(plan)]).toEqual([[], "total 12.00, tax 2.00, paid 0.00, due 12.00"]);
});

test("cash with change given", () => {
  // 20.00 was handed over, 8.00 given back.
  const plan = post(paidBy(aTransaction(1, { gateway: "cash", gatewayName: "Cash", amount: gbp("20.00") }), aTransaction(2, { kind: "CHANGE", gateway: "cash", amount: gbp("8.00"), parentId: transactionId(1) })));
  expect(moved(plan.payments)).toEqual(["12.00 on 090 for Shopify 1"]);
  expect(plan.payments[0]?.because).toContainEqual({ step: "change", given: gbp("8.00") });
});

test("change without a parent comes off the cash, not off the card", () => {
  const order = paidBy(aTransaction(1, { gateway: "cash", amount: gbp("10.00") }), aTransaction(2, { amount: gbp("5.00") }), aTransaction(3, { kind: "CHANGE", amount: gbp("3.00") }));
  expect(moved(post(order).payments)).toEqual(["7.00 on 090 for Shopify 1", "5.00 on 090 for Shopify 2"]);
});

test("more received than the order came to", () => {
  // 15.00 for 12.00: 3.00 are owed to the customer.
  const plan = post(sale(gbp("12.00"), gbp("2.00"), { transactions: [aTransaction(1, { amount: gbp("15.00") })], totals: { outstanding: gbp("-3.00") } }));
  expect([moved(plan.payments), moved(plan.overpayments)]).toEqual([["12.00 on 090 for Shopify 1"], ["3.00 on 090 for Shopify 1"]]);
  expect(proof(plan)).toBe("total 12.00, tax 2.00, paid 15.00, due -3.00");
});

test("an overpayment that was given back", () => {
  const order = sale(gbp("12.00"), gbp("2.00"), { transactions: [aTransaction(1, { amount: gbp("15.00") }), paidBack(2, gbp("3.00"))] });
  const plan = post(order);
  expect([plan.creditNotes, moved(plan.refunds)]).toEqual([[], ["3.00 on 090 for Shopify 2"]]);
  expect(plan.refunds[0]?.on).toEqual({ kind: "overpayment", reference: "Shopify 1" });
});

test("a payment is dated the day the money came, where the organisation is", () => {
  // 11:30 UTC is 00:30 of the next day in Auckland (+13).
  const order = paidBy(aTransaction(1, { processedAt: at("2026-11-22T11:30:00Z") }));
  expect(post(order).payments.map(({ date }) => date)).toEqual(["2026-11-22"]);
  expect(post(order, { organisation: { timeZone: "Pacific/Auckland" as never } }).payments.map(({ date }) => date)).toEqual(["2026-11-23"]);
});

test("a payment in test mode on a real order is held", () => {
  expect(held(paidBy(aTransaction(1, { test: true })))).toEqual(["not-posted-yet"]);
});

test("a test order is kept out of the books", () => {
  expect(outcome({ ...paidBy(aTransaction(1, { test: true })), test: true }).kind).toBe("exclude");
});
