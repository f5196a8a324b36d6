import { describe, expect, test } from "vitest";
import type { TaxKey } from "../../../app/domain/commerce/tax-line";
import type { LedgerAccount, TaxRate } from "../../../app/domain/ledger/chart";
import { fromPercent } from "../../../app/domain/money/percentage";
import type { TaxInUse } from "../../../app/domain/posting/books-offer";
import { checkProfile } from "../../../app/domain/posting/check-profile";
import { proposeProfile } from "../../../app/domain/posting/propose-profile";

const revenue = (code: string, name: string): LedgerAccount => ({ code, name, type: "REVENUE", takesRevenue: true, takesPayments: false });
const bank = (code: string, name: string): LedgerAccount => ({ code, name, type: "BANK", takesRevenue: false, takesPayments: true });
const rate = (taxType: string, percent: string): TaxRate => ({ taxType, name: taxType, rate: fromPercent(percent) });
const used = (key: string, percent: string): TaxInUse => ({ key: key as TaxKey, rate: fromPercent(percent), orders: 1 });

const ACCOUNTS = [bank("091", "Business savings"), bank("090", "Business account"), revenue("260", "Other revenue"), revenue("200", "Sales")];
// Xero's own codes for Britain and, for the last, a rate the bookkeeper made.
const BRITAIN = [rate("TAX001", "20"), rate("NONE", "0"), rate("ZERORATEDOUTPUT", "0"), rate("RROUTPUT", "5"), rate("OUTPUT2", "20")];
const UNTAXED = used("", "0");

const propose = (accounts: LedgerAccount[], taxRates: TaxRate[] = BRITAIN, taxesInUse: TaxInUse[] = [UNTAXED]) => proposeProfile({ accounts, taxRates, taxesInUse });

describe("accounts", () => {
  test("sales on Xero's code 200, wherever it stands in the chart", () => {
    expect(propose(ACCOUNTS).salesAccount).toBe("200");
  });

  test("without a 200, the first account that takes income", () => {
    expect(propose([bank("200", "Not for income"), revenue("400", "Shop income"), revenue("410", "Wholesale")]).salesAccount).toBe("400");
  });

  test.each(["Shipping income", "Freight recovered", "POSTAGE", "Delivery charges"])("shipping on an account called %j", (name) => {
    expect(propose([...ACCOUNTS, revenue("270", name)]).shippingAccount).toBe("270");
  });

  test("shipping is sales where no account is named for it; an expense account for freight is not income", () => {
    const freight: LedgerAccount = { ...bank("425", "Freight & Courier"), takesPayments: false, type: "EXPENSE" };
    expect(propose([freight, ...ACCOUNTS]).shippingAccount).toBe("200");
  });

  test("payments on an account for Shopify, before a clearing account, before the first bank account", () => {
    const clearing = bank("092", "Card clearing");
    const shopify = bank("093", "Shopify Payments");
    expect(propose([...ACCOUNTS, clearing, shopify]).paymentsAccount).toBe("093");
    expect(propose([...ACCOUNTS, clearing]).paymentsAccount).toBe("092");
    expect(propose(ACCOUNTS).paymentsAccount).toBe("091");
  });

  test("where nothing fits, nothing is proposed", () => {
    expect(propose([])).toMatchObject({ salesAccount: "", shippingAccount: "", paymentsAccount: "" });
  });
});

describe("tax rates", () => {
  const proposed = (taxesInUse: TaxInUse[], taxRates = BRITAIN) => propose(ACCOUNTS, taxRates, taxesInUse).taxRates;

  test("the rate that comes to the same, Xero's standard one before the bookkeeper's own", () => {
    expect(proposed([used("VAT 20%", "20"), used("VAT 5%", "5")])).toEqual({ "VAT 20%": "OUTPUT2", "VAT 5%": "RROUTPUT" });
  });

  test("without a standard one, the bookkeeper's own", () => {
    expect(proposed([used("GST 5% + QST 9.975%", "14.975")], [rate("TAX009", "14.975")])).toEqual({ "GST 5% + QST 9.975%": "TAX009" });
  });

  test("a rate that is only near is not proposed", () => {
    expect(proposed([used("VAT 19.99%", "19.99")])).toEqual({});
  });

  test.each([
    [["NONE", "EXEMPTOUTPUT", "ZERORATED", "ZERORATEDOUTPUT"], "ZERORATEDOUTPUT"],
    [["NONE", "EXEMPTOUTPUT", "ZERORATED"], "ZERORATED"],
    [["NONE", "EXEMPTOUTPUT"], "EXEMPTOUTPUT"],
    [["NONE"], "NONE"],
  ])("lines without tax, given %j: %s", (codes, expected) => {
    expect(proposed([UNTAXED], codes.map((code) => rate(code, "0")))).toEqual({ "": expected });
  });

  test("a tax of 0 % on the order is a zero rate, not the first rate of nothing", () => {
    expect(proposed([used("VAT 0%", "0")], [rate("TAX007", "0"), rate("ZERORATEDOUTPUT", "0")])).toEqual({ "VAT 0%": "ZERORATEDOUTPUT" });
  });

  test("failing these, lines without tax get whatever comes to 0 %; where nothing does, the choice stays open", () => {
    expect(proposed([UNTAXED], [rate("OUTPUT2", "20"), rate("TAX007", "0")])).toEqual({ "": "TAX007" });
    expect(proposed([UNTAXED], [rate("OUTPUT2", "20")])).toEqual({});
  });
});

test("what is proposed from a full chart may be saved as it is", () => {
  const offer = { accounts: ACCOUNTS, taxRates: BRITAIN, taxesInUse: [UNTAXED, used("VAT 20%", "20")] };
  const profile = proposeProfile(offer);
  expect(checkProfile(profile, offer)).toEqual({});
  expect(profile).toMatchObject({ invoiceStatus: "AUTHORISED", numberPrefix: "SH-", dueAfterDays: 14 });
});
