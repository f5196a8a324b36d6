import { describe, expect, test } from "vitest";
import type { OrderTotals } from "../../../app/domain/commerce/order";
import { orderToSalesInvoice } from "../../../app/domain/posting/order-to-sales-invoice";
import { invoiceTax, invoiceTotal, tieOut } from "../../../app/domain/posting/tie-out";
import { transactionsToPayments } from "../../../app/domain/posting/transactions-to-payments";
import { gbp } from "../../builders/amounts";
import { postingInput } from "../../builders/books";
import { anOrder, anOrderLine, aShippingLine, aTransaction, tax } from "../../builders/order";
import { problemsOf, valueOf } from "../../builders/outcome";

/** 12.00 and shipping of 6.00, of which 2.00 and 1.00 are tax; 15.00 of the 18.00 was paid. */
function docs(totals: Partial<OrderTotals> = {}) {
  const order = anOrder({
    shippingLines: [aShippingLine()],
    transactions: [aTransaction(1, { amount: gbp("10.00") }), aTransaction(2, { amount: gbp("5.00") })],
    totals: { total: gbp("18.00"), tax: gbp("3.00"), outstanding: gbp("3.00"), ...totals },
  });
  const { profile, organisation, ...rest } = postingInput(order);

  return { order, invoice: valueOf(orderToSalesInvoice({ profile, organisation, ...rest })), payments: transactionsToPayments(order, profile, organisation.timeZone) };
}

const tied = (totals?: Partial<OrderTotals>) => {
  const { order, invoice, payments } = docs(totals);

  return tieOut(order, invoice, payments);
};

test("documents that agree with the order in all three figures are proved, figure by figure", () => {
  expect(valueOf(tied())).toEqual([
    { what: "Total", shop: gbp("18.00"), books: gbp("18.00") },
    { what: "Tax", shop: gbp("3.00"), books: gbp("3.00") },
    { what: "Still to pay", shop: gbp("3.00"), books: gbp("3.00") },
  ]);
});

describe("a difference of one penny is refused, never rounded away", () => {
  test.each([
    ["total", "18.01", "Total: Shopify says 18.01, the invoice would come to 18.00 (difference -0.01)."],
    ["total", "17.99", "Total: Shopify says 17.99, the invoice would come to 18.00 (difference 0.01)."],
    ["tax", "3.01", "Tax: Shopify says 3.01, the invoice would come to 3.00 (difference -0.01)."],
    ["tax", "2.99", "Tax: Shopify says 2.99, the invoice would come to 3.00 (difference 0.01)."],
    ["outstanding", "3.01", "Still to pay: Shopify says 3.01, the invoice would come to 3.00 (difference -0.01)."],
    ["outstanding", "2.99", "Still to pay: Shopify says 2.99, the invoice would come to 3.00 (difference 0.01)."],
  ])("in %s of %s", (figure, amount, sentence) => {
    const problems = problemsOf(tied({ [figure]: gbp(amount) }));
    expect(problems).toMatchObject([{ code: "does-not-tie-out", remedy: "decide" }]);
    expect(problems[0]?.message).toContain(sentence);
    expect(problems[0]?.message).toContain("Nothing was posted");
  });

  test("each figure that is off is named", () => {
    expect(problemsOf(tied({ total: gbp("0.00"), tax: gbp("0.00"), outstanding: gbp("0.00") }))).toHaveLength(3);
  });
});

test("tax inside the prices is not added a second time; tax on top is", () => {
  // Lines 12.00 + 6.00, tax 2.00 + 1.00.
  const { invoice } = docs();
  expect([invoiceTotal(invoice), invoiceTax(invoice)]).toEqual([gbp("18.00"), gbp("3.00")]);
  expect(invoiceTotal({ ...invoice, taxInclusive: false })).toEqual(gbp("21.00"));
});

test("an overpayment is a negative amount still to pay", () => {
  // 12.00 sold, 12.50 received.
  const order = anOrder({ transactions: [aTransaction(1, { amount: gbp("12.50") })], totals: { outstanding: gbp("-0.50") } });
  const { profile, organisation } = postingInput(order);
  const invoice = valueOf(orderToSalesInvoice(postingInput(order)));
  const proof = valueOf(tieOut(order, invoice, transactionsToPayments(order, profile, organisation.timeZone)));
  expect(proof[2]).toEqual({ what: "Still to pay", shop: gbp("-0.50"), books: gbp("-0.50") });
});

test("tax is the sum of the lines': the rate on the whole invoice would come to a penny more", () => {
  // Three lines of 9.99 with 20 % inside: 1.66 each, 4.98; on 29.97 at once it would be 29.97 − 24.98 = 4.99.
  const line = anOrderLine({ unitPrice: gbp("9.99"), taxLines: [tax("VAT 20", gbp("1.66"))] });
  const order = anOrder({ lines: [line, line, line], transactions: [], totals: { total: gbp("29.97"), tax: gbp("4.98"), outstanding: gbp("29.97") } });
  const invoice = valueOf(orderToSalesInvoice(postingInput(order)));
  expect(tieOut(order, invoice, []).ok).toBe(true);
  expect(tieOut({ ...order, totals: { ...order.totals, tax: gbp("4.99") } }, invoice, []).ok).toBe(false);
});
