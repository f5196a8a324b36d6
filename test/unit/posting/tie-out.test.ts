import { describe, expect, test } from "vitest";
import type { OrderTotals } from "../../../app/domain/commerce/order-totals";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { documentTax, documentTotal } from "../../../app/domain/posting/tie-out";
import { gbp } from "../../builders/amounts";
import { aProfile, postingInput } from "../../builders/books";
import { anOrder, anOrderLine, aShippingLine, aTransaction, tax } from "../../builders/order";
import { heldFor, planOf } from "../../builders/outcome";

/** The merchant wants no rounding line: every cent has to be explained. */
const STRICT = aProfile({ roundingToleranceCents: 0 });

/** 12.00 and shipping of 6.00, of which 2.00 and 1.00 are tax; 15.00 of the 18.00 was paid. */
function posted(totals: Partial<OrderTotals> = {}, profile = STRICT) {
  const order = anOrder({
    shippingLines: [aShippingLine()],
    transactions: [aTransaction(1, { amount: gbp("10.00") }), aTransaction(2, { amount: gbp("5.00") })],
    totals: { total: gbp("18.00"), tax: gbp("3.00"), currentTotal: gbp("18.00"), outstanding: gbp("3.00"), ...totals },
  });

  return planPosting(postingInput(order, { profile }));
}

test("documents that agree with the order are proved, figure by figure", () => {
  const { checks, figures, taxes } = planOf(posted()).tieOut;
  expect(checks).toEqual([
    { what: "Total", shop: gbp("18.00"), books: gbp("18.00") },
    { what: "Tax", shop: gbp("3.00"), books: gbp("3.00") },
    { what: "Still to pay", shop: gbp("3.00"), books: gbp("3.00") },
  ]);
  expect(figures).toEqual({
    orderTotal: gbp("18.00"),
    documentsTotal: gbp("18.00"),
    difference: gbp("0.00"),
    orderTax: gbp("3.00"),
    documentsTax: gbp("3.00"),
    received: gbp("15.00"),
    paid: gbp("15.00"),
    outstanding: gbp("3.00"),
    amountDue: gbp("3.00"),
  });
  // 18.00 − 3.00 = 15.00 net at 20 %.
  expect(taxes).toEqual([{ taxType: "OUTPUT2", net: gbp("15.00"), tax: gbp("3.00") }]);
});

describe("a difference of one penny is refused, never rounded away", () => {
  test.each([
    ["total", "18.01", "Total: Shopify says 18.01, the documents would come to 18.00 (difference -0.01)."],
    ["total", "17.99", "Total: Shopify says 17.99, the documents would come to 18.00 (difference 0.01)."],
    ["tax", "3.01", "Tax: Shopify says 3.01, the documents would come to 3.00 (difference -0.01)."],
    ["tax", "2.99", "Tax: Shopify says 2.99, the documents would come to 3.00 (difference 0.01)."],
    // 3.01 open and 15.00 paid are 18.01, but the lines come to 18.00.
    ["outstanding", "3.01", "Total: Shopify says 18.01, the documents would come to 18.00 (difference -0.01)."],
    ["outstanding", "2.99", "Total: Shopify says 17.99, the documents would come to 18.00 (difference 0.01)."],
    ["received", "15.01", "Money received: Shopify says 15.01, the documents would come to 15.00 (difference -0.01)."],
    ["refunded", "0.01", "Money given back: Shopify says 0.01, the documents would come to 0.00 (difference -0.01)."],
    ["netPayment", "14.99", "Net payment: Shopify says 14.99, the documents would come to 15.00 (difference 0.01)."],
    ["currentTotal", "18.01", "Total now: Shopify says 18.01, the documents would come to 18.00 (difference -0.01)."],
    ["currentTax", "3.01", "Tax now: Shopify says 3.01, the documents would come to 3.00 (difference -0.01)."],
    ["refundDiscrepancy", "0.01", "Refund discrepancy: Shopify says 0.01, the documents would come to 0.00 (difference -0.01)."],
  ])("in %s of %s", (figure, amount, sentence) => {
    const problems = heldFor(posted({ [figure]: gbp(amount) }));
    for (const problem of problems) expect(problem).toMatchObject({ code: "does-not-tie-out", remedy: "decide" });
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining(sentence));
    expect(problems[0]?.message).toContain("Nothing was posted");
  });

  test("and said before any rule on rounding, where the money does not fit: a tolerance is for rounding only", () => {
    expect(heldFor(posted({ outstanding: gbp("3.01") }, aProfile()))[0]?.message).toContain("Total now: Shopify says 18.00");
  });
});

test("tax inside the prices is not added a second time; tax on top is", () => {
  // Lines 12.00 + 6.00, tax 2.00 + 1.00.
  const { invoice } = planOf(posted());
  expect([documentTotal(invoice), documentTax(invoice)]).toEqual([gbp("18.00"), gbp("3.00")]);
  expect(documentTotal({ ...invoice, taxInclusive: false })).toEqual(gbp("21.00"));
});

test("figures that Shopify does not give are worked out from the parts, and the plan says so", () => {
  // 18.00 now, less 15.00 paid.
  const { tieOut, notes } = planOf(posted({ outstanding: null }));
  expect(tieOut.figures).toMatchObject({ outstanding: gbp("3.00"), amountDue: gbp("3.00") });
  expect(notes).toContainEqual({ about: "Still to pay", sentence: "Shopify's figure is not given, so it is 3.00: the current total less the money that moved." });
  const bare = planOf(posted({ outstanding: null, currentTotal: null, tax: null }));
  expect(bare.tieOut.figures).toMatchObject({ orderTotal: gbp("18.00"), orderTax: gbp("3.00"), outstanding: gbp("3.00") });
  expect(bare.notes[0]?.sentence).toContain("the order's parts less the money that moved");
});

test("tax is the sum of the lines': the rate on the whole invoice would come to a penny more", () => {
  // Three lines of 9.99 with 20 % inside: 1.66 each, 4.98; on 29.97 at once it would be 29.97 − 24.98 = 4.99.
  const lines = ["1", "2", "3"].map((id) => anOrderLine({ id, unitPrice: gbp("9.99"), taxLines: [tax("VAT 20", gbp("1.66"))] }));
  const order = (total: string) => anOrder({ lines, transactions: [], totals: { total: gbp("29.97"), tax: gbp(total), outstanding: gbp("29.97") } });
  expect(planPosting(postingInput(order("4.98"), { profile: STRICT })).kind).toBe("post");
  expect(planPosting(postingInput(order("4.99"), { profile: STRICT })).kind).toBe("hold");
});
