import { describe, expect, test } from "vitest";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { gbp, usd } from "../../builders/amounts";
import { ACCOUNTS, anOrganisation, aProfile, postingInput } from "../../builders/books";
import { anOrder, anOrderLine, anUnpaidOrder, aShippingLine, aTransaction, at, tax } from "../../builders/order";
import { heldFor, planOf } from "../../builders/outcome";

test("a paid sale is posted: contact, invoice, payment, and the proof that they agree", () => {
  const plan = planOf(planPosting(postingInput(anOrder())));
  expect(plan.contact).toMatchObject({ number: "Shopify 7001", name: "Ada Example" });
  expect(plan.invoice).toMatchObject({ number: "SH-1001", lines: [{ amount: gbp("12.00"), taxAmount: gbp("2.00") }] });
  expect(plan.payments).toMatchObject([{ amount: gbp("12.00"), reference: "Shopify 1" }]);
  expect(plan.tieOut.checks.map(({ what, books }) => [what, books])).toEqual([
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

  test("an order cancelled before anything was paid", () => {
    const posting = planPosting(postingInput(anUnpaidOrder({ cancelledAt: at("2026-11-20T12:00:00Z") })));
    expect(posting).toEqual({ kind: "exclude", reason: "The order was cancelled before anything was paid, so there is nothing to book." });
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

  test("an order with a tip, while no account is chosen for tips", () => {
    const profile = aProfile({ accounts: { ...ACCOUNTS, tips: null } });
    const tipped = anOrder({ transactions: [aTransaction(1, { amount: gbp("13.00") })], totals: { total: gbp("13.00"), tips: gbp("1.00") } });
    expect(heldFor(planPosting(postingInput(tipped, { profile })))).toMatchObject([{ code: "account-unmapped", remedy: "fix-mapping", field: "accounts.tips" }]);
  });

  test("a real order with a payment made in test mode; a test authorisation brought no money anyway", () => {
    expect(codes(anOrder({ transactions: [aTransaction(1, { test: true })] }))).toEqual(["not-posted-yet"]);
    expect(planPosting(postingInput(anUnpaidOrder({ transactions: [aTransaction(1, { test: true, kind: "AUTHORIZATION" })] }))).kind).toBe("post");
  });

  test("an order with a tax that is not mapped", () => {
    expect(codes(anOrder(), { profile: aProfile({ taxRates: {} }) })).toEqual(["tax-rate-unmapped"]);
  });

  test("an order that does not tie out", () => {
    expect(codes(anOrder({ totals: { tax: gbp("1.94") } }))).toEqual(["does-not-tie-out"]);
    expect(codes(anOrder({ transactions: [aTransaction(1, { amount: gbp("11.99") })] }))).toEqual(["does-not-tie-out"]);
  });

  test("every mapping that is missing is said at once, each once", () => {
    const quebec = aShippingLine({ taxLines: [tax("QST 9.975", gbp("0.52")), tax("GST 5", gbp("0.26"))] });
    const gift = anOrderLine({ id: "2", isGiftCard: true, taxLines: [] });
    const order = anOrder({ lines: [anOrderLine(), gift, anOrderLine({ id: "3" })], shippingLines: [quebec] });
    const organisation = anOrganisation({ baseCurrency: usd("0.00").currency });
    const profile = aProfile({ taxRates: {}, accounts: { ...ACCOUNTS, giftCards: null } });
    expect(heldFor(planPosting(postingInput(order, { organisation, profile }))).map(({ code, field }) => [code, field])).toEqual([
      ["currency-not-supported", undefined],
      ["tax-rate-unmapped", "taxRates.VAT 20%"],
      ["tax-rate-unmapped", "taxRates."],
      ["account-unmapped", "accounts.giftCards"],
      ["tax-rate-unmapped", "taxRates.GST 5% + QST 9.975%"],
    ]);
  });

  test("the same title at another rate is not taken for it", () => {
    const reduced = anOrder({ lines: [anOrderLine({ taxLines: [tax("VAT 5", gbp("0.57"))] })] });
    const profile = aProfile({ taxRates: { "VAT 20%": "OUTPUT2" } });
    expect(heldFor(planPosting(postingInput(reduced, { profile }))).map(({ field }) => field)).toEqual(["taxRates.VAT 5%"]);
  });
});
