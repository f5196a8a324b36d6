import { describe, expect, test } from "vitest";
import type { TaxKey } from "../../../app/domain/commerce/tax-line";
import type { LedgerAccount } from "../../../app/domain/ledger/chart";
import { fromPercent } from "../../../app/domain/money/percentage";
import type { BooksOffer } from "../../../app/domain/posting/books-offer";
import { checkProfile } from "../../../app/domain/posting/check-profile";
import type { PostingProfile } from "../../../app/domain/posting/posting-profile";
import { forEachSpecial } from "../../../app/domain/posting/special-accounts";
import { ACCOUNTS, aProfile } from "../../builders/books";

const account = (code: string, kind: LedgerAccount["class"], takes: Partial<LedgerAccount> = {}): LedgerAccount => ({
  ...{ code, name: code, type: "", class: kind, takesLines: true, takesPayments: false, isRounding: false },
  ...takes,
});

/** The accounts of the builders' profile, and 090, the bank. */
const OFFER: BooksOffer = {
  accounts: [
    ...["200", "205", "260", "261", "265"].map((code) => account(code, "revenue")),
    ...["810", "811", "821", "822"].map((code) => account(code, "liability")),
    ...["877", "878"].map((code) => account(code, "liability", { takesPayments: true })),
    account("860", "liability", { isRounding: true }),
    account("400", "expense"),
    account("630", "asset"),
    account("090", "asset", { takesLines: false, takesPayments: true }),
  ],
  gatewaysInUse: [],
  specialInUse: {},
  taxRates: [
    { taxType: "OUTPUT2", name: "20% (VAT on Income)", rate: fromPercent("20.0000") },
    { taxType: "RROUTPUT", name: "5% (VAT on Income)", rate: fromPercent("5") },
    { taxType: "ZERORATEDOUTPUT", name: "Zero Rated Income", rate: fromPercent("0") },
  ],
  taxesInUse: [
    { key: "VAT 20%" as TaxKey, rate: fromPercent("20"), orders: 2 },
    { key: "" as TaxKey, rate: fromPercent("0"), orders: 1 },
  ],
};

const errorsOf = (overrides: Parameters<typeof aProfile>[0]) => checkProfile(aProfile(overrides), OFFER);

test("a profile whose accounts and rates are on offer has no errors", () => {
  expect(errorsOf({})).toEqual({});
});

test.each([
  ["an account that is gone", { salesAccount: "999" }, "salesAccount"],
  ["no account", { salesAccount: "" }, "salesAccount"],
  ["sales on a bank account", { salesAccount: "090" }, "salesAccount"],
  ["shipping on a bank account", { shippingAccount: "090" }, "shippingAccount"],
  ["payments on an income account", { paymentsAccount: "200" }, "paymentsAccount"],
  ["a prefix of 21 signs", { numberPrefix: "S".repeat(21) }, "numberPrefix"],
  ["a prefix that Xero does not print", { numberPrefix: "№" }, "numberPrefix"],
  ["a day before the sale", { dueAfterDays: -1 }, "dueAfterDays"],
  ["more than a year", { dueAfterDays: 366 }, "dueAfterDays"],
  ["a number that is none", { dueAfterDays: Number.NaN }, "dueAfterDays"],
])("%s is refused at its own field", (_, overrides, field) => {
  expect(Object.keys(errorsOf(overrides))).toEqual([field]);
});

test.each([{ numberPrefix: "" }, { numberPrefix: "S".repeat(20) }, { dueAfterDays: 0 }, { dueAfterDays: 365 }])("%j is at the edge and taken", (overrides) => {
  expect(errorsOf(overrides)).toEqual({});
});

describe("accounts of amounts that are no sale of goods", () => {
  const errorsWith = (accounts: Partial<PostingProfile["accounts"]>, more: Parameters<typeof aProfile>[0] = {}) =>
    errorsOf({ ...more, accounts: { ...ACCOUNTS, ...accounts } });

  test("each may stay open: its orders then wait and say so", () => {
    expect(errorsOf({ accounts: forEachSpecial(() => null) })).toEqual({});
  });

  test.each([
    // Redeeming a card is a payment from the account, so payments must be enabled on it.
    ["giftCards", "822"],
    ["giftCards", "090"],
    ["giftCards", "999"],
    ["storeCredit", "822"],
    ["tips", "400"],
    ["tips", "090"],
    ["fees", "400"],
    ["duties", "400"],
    ["refundDiscrepancies", "822"],
    // Only pennies may go to Xero's own account for pennies.
    ["tips", "860"],
    ["rounding", "090"],
    ["discounts", "822"],
    ["marketplaceTax", "200"],
    ["taxLiability", "200"],
  ] as const)("%s may not be on %s, and its own field says so", (purpose, code) => {
    expect(Object.keys(errorsWith({ [purpose]: code }))).toEqual([`accounts.${purpose}`]);
  });

  test.each([
    ["giftCards", "878"],
    ["tips", "200"],
    ["rounding", "400"],
    ["marketplaceTax", "630"],
  ] as const)("%s may be on %s", (purpose, code) => {
    expect(errorsWith({ [purpose]: code })).toEqual({});
  });

  test("gift cards say what is wrong", () => {
    expect(errorsWith({ giftCards: "822" })).toEqual({
      "accounts.giftCards": "Choose a liability account on which payments are enabled: it is paid from when it is used.",
    });
  });

  test("a choice that calls for an account does not go without it", () => {
    expect(Object.keys(errorsWith({ discounts: null }, { discountDisplay: "line" }))).toEqual(["accounts.discounts"]);
    expect(errorsWith({ discounts: null }, { discountDisplay: "net" })).toEqual({});
    expect(Object.keys(errorsWith({ taxLiability: null }, { severalTaxes: "separate" }))).toEqual(["accounts.taxLiability"]);
  });
});

test("a provider's account must take payments; its own field says so", () => {
  expect(errorsOf({ gatewayAccounts: { paypal: "200", cash: "090" } })).toEqual({ "gatewayAccounts.paypal": "Choose an account that payments can be recorded on." });
});

describe("tax rates", () => {
  test("a tax may stay unmapped: its orders then wait and say so", () => {
    expect(errorsOf({ taxRates: {} })).toEqual({});
  });

  test("a rate that comes to something else is refused with both figures", () => {
    expect(errorsOf({ taxRates: { "VAT 20%": "RROUTPUT" } })).toEqual({ taxRates: "“VAT 20%” is 20% in the shop, but 5% (VAT on Income) is 5% in Xero." });
  });

  test("a rate that is gone from Xero is refused", () => {
    expect(errorsOf({ taxRates: { "VAT 20%": "OUTPUT9" } })).toEqual({ taxRates: "“VAT 20%”: this tax rate no longer exists in Xero." });
  });

  test("each wrong one is named; lines without tax as such", () => {
    expect(errorsOf({ taxRates: { "VAT 20%": "OUTPUT9", "": "OUTPUT2" } }).taxRates).toBe(
      "“VAT 20%”: this tax rate no longer exists in Xero. “No tax” is 0% in the shop, but 20% (VAT on Income) is 20% in Xero.",
    );
  });
});
