import { expect, test } from "vitest";
import type { TaxKey } from "../../../app/domain/commerce/tax-line";
import type { Percentage } from "../../../app/domain/money/percentage";
import { curedBy } from "../../../app/domain/posting/cured-by";
import type { PostingProfile } from "../../../app/domain/posting/posting-profile";
import { aProfile } from "../../builders/books";

const VAT = "VAT 20%" as TaxKey;
const EGG = "Egg levy 3%" as TaxKey;
const BEFORE: PostingProfile = {
  ...aProfile(),
  salesAccount: "200",
  paymentsAccount: "090",
  taxRates: { [VAT]: "OUTPUT2" },
  lockDates: "hold",
};

/** Refusals whose sentence names nothing may be about any setting that changes. */
const UNNAMED = { code: "xero-refused", inXero: "not named" };

test("what is saved for the first time may help anything", () => {
  expect(curedBy(null, BEFORE)).toBe("any");
});

test("nothing changed helps nothing", () => {
  expect(curedBy(BEFORE, structuredClone(BEFORE))).toEqual([]);
});

test("a tax rate that is chosen helps those that lack it; another one also those that Xero refused for the rate before", () => {
  expect(curedBy(BEFORE, { ...BEFORE, taxRates: { ...BEFORE.taxRates, [EGG]: "TAX003" } })).toEqual([{ field: "taxRates.Egg levy 3%" }, UNNAMED]);
  expect(curedBy(BEFORE, { ...BEFORE, taxRates: { [VAT]: "OUTPUT" } })).toEqual([
    { field: "taxRates.VAT 20%" },
    { inXero: "tax rate OUTPUT2" },
    { inXero: "use of tax rate OUTPUT2" },
    UNNAMED,
  ]);
});

test("a rate that Xero now has at another percentage helps the taxes that are mapped to it", () => {
  const ratePercentages = { OUTPUT2: "20" as Percentage };

  expect(curedBy(BEFORE, { ...BEFORE, ratePercentages })).toEqual([{ field: "taxRates.VAT 20%" }, UNNAMED]);
});

test("an account helps those that lack it, and those that Xero refused for the one before", () => {
  const accounts = { ...BEFORE.accounts, tips: "260" };

  expect(curedBy({ ...BEFORE, accounts: { ...accounts, tips: null } }, { ...BEFORE, accounts })).toEqual([{ field: "accounts.tips" }, UNNAMED]);
  expect(curedBy(BEFORE, { ...BEFORE, salesAccount: "260" })).toEqual([{ inXero: "account 200" }, UNNAMED]);
  expect(curedBy(BEFORE, { ...BEFORE, paymentsAccount: "091" })).toEqual([{ inXero: "account 090" }, { inXero: "payments account 090" }, UNNAMED]);
});

test("an account of its own for a payment provider helps those that Xero refused for the one it went to before", () => {
  expect(curedBy(BEFORE, { ...BEFORE, gatewayAccounts: { paypal: "091" } })).toEqual([{ inXero: "payments account 090" }, UNNAMED]);
});

test("documents that may move out of a locked period go on", () => {
  expect(curedBy(BEFORE, { ...BEFORE, lockDates: "first-open-day" })).toEqual([{ field: "lockDates" }, UNNAMED]);
});

test.each([{ datePolicy: "paid" }, { numberPrefix: "WEB-" }, { exclusions: { ...BEFORE.exclusions, zeroTotal: true } }] as const)(
  "any order may hang on %o",
  (change) => {
    expect(curedBy(BEFORE, { ...BEFORE, ...change } as PostingProfile)).toBe("any");
  },
);
