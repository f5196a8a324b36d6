import { describe, expect, test } from "vitest";
import type { TaxKey } from "../../../app/domain/commerce/tax-line";
import type { LedgerAccount } from "../../../app/domain/ledger/chart";
import { fromPercent } from "../../../app/domain/money/percentage";
import type { BooksOffer } from "../../../app/domain/posting/books-offer";
import { checkProfile } from "../../../app/domain/posting/check-profile";
import { aProfile } from "../../builders/books";

const account = (code: string, takes: Partial<LedgerAccount>): LedgerAccount => ({ code, name: code, type: "", takesRevenue: false, takesPayments: false, ...takes });

const OFFER: BooksOffer = {
  accounts: [account("200", { takesRevenue: true }), account("260", { takesRevenue: true }), account("090", { takesPayments: true })],
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
