import { describe, expect, test } from "vitest";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { gbp, usd } from "../../builders/amounts";
import { anOrganisation, aProfile, postingInput } from "../../builders/books";
import { anOrder, anOrderLine, anUnpaidOrder, aTransaction, at } from "../../builders/order";
import { heldFor, planOf } from "../../builders/outcome";

test("a paid sale is posted: contact, invoice, payment, and the proof that they agree", () => {
  const plan = planOf(planPosting(postingInput(anOrder())));
  expect(plan.contact).toMatchObject({ number: "Shopify 7001", name: "Ada Example" });
  expect(plan.invoice).toMatchObject({ number: "SH-1001", lines: [{ amount: gbp("12.00"), taxAmount: gbp("2.00") }] });
  expect(plan.payments).toMatchObject([{ amount: gbp("12.00"), reference: "Shopify 1" }]);
  expect(plan.tieOut.map(({ what, books }) => [what, books])).toEqual([
    ["Total", gbp("12.00")],
    ["Tax", gbp("2.00")],
    ["Still to pay", gbp("0.00")],
  ]);
});

test("an unpaid sale is posted without a payment", () => {
  expect(planOf(planPosting(postingInput(anUnpaidOrder()))).payments).toEqual([]);
});

test("what the customer saw in another currency does not matter: the books are in the shop's", () => {
  expect(planPosting(postingInput(anOrder({ presentmentCurrency: usd("0.00").currency }))).kind).toBe("post");
});

describe("kept out of the books", () => {
  test("a test order, because no money moved", () => {
    const posting = planPosting(postingInput(anOrder({ test: true })));
    expect(posting).toEqual({ kind: "exclude", reason: "This is a test order: no money moved, so it does not belong in the books." });
  });

  test("an order cancelled before it was posted", () => {
    const posting = planPosting(postingInput(anOrder({ cancelledAt: at("2026-11-20T12:00:00Z") })));
    expect(posting).toMatchObject({ kind: "exclude", reason: expect.stringContaining("cancelled before it was posted") });
  });

  test("and then nothing else is asked of it, however much is wrong with it", () => {
    const order = anOrder({ test: true, totals: { total: gbp("99.00"), tips: gbp("1.00") } });
    expect(planPosting(postingInput(order, { profile: aProfile({ taxRates: {} }) })).kind).toBe("exclude");
  });
});

describe("held", () => {
  const codes = (...args: Parameters<typeof postingInput>) => heldFor(planPosting(postingInput(...args))).map(({ code }) => code);

  test("an order in another currency than the books", () => {
    const organisation = anOrganisation({ baseCurrency: usd("0.00").currency, name: "Example Inc" });
    const problems = heldFor(planPosting(postingInput(anOrder(), { organisation })));
    expect(problems).toMatchObject([{ code: "currency-not-supported", remedy: "never" }]);
    expect(problems[0]?.message).toContain("The order is in GBP, but Example Inc keeps its books in USD.");
  });

  test("an order with a part that has no document yet", () => {
    expect(codes(anOrder({ totals: { tips: gbp("1.00") } }))).toEqual(["not-posted-yet"]);
  });

  test("an order with a tax that is not mapped", () => {
    expect(codes(anOrder(), { profile: aProfile({ taxRates: {} }) })).toEqual(["tax-rate-unmapped"]);
  });

  test("an order that does not tie out", () => {
    expect(codes(anOrder({ totals: { tax: gbp("1.99") } }))).toEqual(["does-not-tie-out"]);
    expect(codes(anOrder({ transactions: [aTransaction(1, { amount: gbp("11.99") })] }))).toEqual(["does-not-tie-out"]);
  });

  test("everything that stands in the way is said at once", () => {
    const order = anOrder({ lines: [anOrderLine({ isGiftCard: true })], totals: { refunded: gbp("1.00") } });
    const organisation = anOrganisation({ baseCurrency: usd("0.00").currency });
    expect(codes(order, { organisation, profile: aProfile({ taxRates: {} }) })).toEqual([
      "currency-not-supported",
      "not-posted-yet",
      "changed-after-placing",
      "tax-rate-unmapped",
    ]);
  });
});
