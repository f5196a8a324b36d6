import { describe, expect, test } from "vitest";
import type { TaxKey } from "../../../app/domain/commerce/tax-line";
import type { LedgerAccount, TaxRate } from "../../../app/domain/ledger/chart";
import { fromPercent } from "../../../app/domain/money/percentage";
import type { TaxInUse } from "../../../app/domain/posting/books-offer";
import { checkProfile } from "../../../app/domain/posting/check-profile";
import { proposeProfile } from "../../../app/domain/posting/propose-profile";

const account = (code: string, name: string, kind: Partial<LedgerAccount>): LedgerAccount => ({
  ...{ code, name, type: "", class: "revenue", takesLines: true, takesPayments: false, isRounding: false },
  ...kind,
});
const revenue = (code: string, name: string) => account(code, name, {});
const bank = (code: string, name: string) => account(code, name, { type: "BANK", class: "asset", takesLines: false, takesPayments: true });
const liability = (code: string, name: string) => account(code, name, { class: "liability" });
const payable = (code: string, name: string) => account(code, name, { class: "liability", takesPayments: true });
const expense = (code: string, name: string) => account(code, name, { class: "expense" });
const rate = (taxType: string, percent: string): TaxRate => ({ taxType, name: taxType, rate: fromPercent(percent) });
const used = (key: string, percent: string): TaxInUse => ({ key: key as TaxKey, rate: fromPercent(percent), orders: 1 });

const ACCOUNTS = [bank("091", "Business savings"), bank("090", "Business account"), revenue("260", "Other revenue"), revenue("200", "Sales")];
// Xero's own codes for Britain and, for the last, a rate the bookkeeper made.
const BRITAIN = [rate("TAX001", "20"), rate("NONE", "0"), rate("ZERORATEDOUTPUT", "0"), rate("RROUTPUT", "5"), rate("OUTPUT2", "20")];
const UNTAXED = used("", "0");
const NOTHING_USED = { gatewaysInUse: [], specialInUse: {} };

const propose = (accounts: LedgerAccount[], taxRates: TaxRate[] = BRITAIN, taxesInUse: TaxInUse[] = [UNTAXED]) => proposeProfile({ accounts, taxRates, taxesInUse, ...NOTHING_USED });

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
    expect(propose([expense("425", "Freight & Courier"), ...ACCOUNTS]).shippingAccount).toBe("200");
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

describe("accounts of amounts that are no sale of goods", () => {
  const special = (...more: LedgerAccount[]) => propose([...ACCOUNTS, ...more]).accounts;

  test("of a chart that names none of them: what belongs with sales goes to sales, other people's money nowhere", () => {
    expect(special()).toEqual({
      discounts: "200",
      refundDiscrepancies: "200",
      fees: "200",
      tips: null,
      duties: null,
      giftCards: null,
      storeCredit: null,
      rounding: null,
      marketplaceTax: null,
      taxLiability: null,
    });
  });

  test("of a chart without any income: nothing", () => {
    expect(Object.values(propose([bank("090", "Business account")]).accounts).filter((code) => code !== null)).toEqual([]);
  });

  test.each(["Gift cards outstanding", "GIFT VOUCHERS", "Vouchers sold"])("gift cards, and with them store credit, on a liability called %j", (name) => {
    expect(special(payable("870", name))).toMatchObject({ giftCards: "870", storeCredit: "870" });
  });

  test("a gift card account on which payments are not enabled cannot be redeemed from, and one that is income is no debt", () => {
    expect(special(liability("870", "Gift cards"), { ...payable("271", "Gift cards"), class: "revenue" })).toMatchObject({ giftCards: null, storeCredit: null });
  });

  test("store credit on an account named for it, beside gift cards", () => {
    expect(special(payable("870", "Gift cards"), payable("871", "Store credit"))).toMatchObject({ giftCards: "870", storeCredit: "871" });
  });

  test.each([liability("810", "Tips payable"), liability("810", "Staff Tip"), revenue("810", "Gratuities")])("tips on $name ($class)", (tips) => {
    expect(special(tips).tips).toBe("810");
  });

  test.each([liability("812", "Tipper truck loan"), expense("410", "Tips to others")])("tips not on $name ($class)", (other) => {
    expect(special(other).tips).toBeNull();
  });

  test("fees on an income account named for them, not on an expense account for bank fees", () => {
    expect(special(expense("404", "Bank Fees"), revenue("265", "Service fees")).fees).toBe("265");
    expect(special(expense("404", "Bank Fees")).fees).toBe("200");
  });

  test.each(["Import duties", "Customs", "Duty collected"])("duties on a liability called %j", (name) => {
    expect(special(liability("825", name)).duties).toBe("825");
  });

  test("rounding on Xero's own account, before one that is only called so, and on that if there is no other", () => {
    const own = { ...liability("860", "Kleinbeträge"), isRounding: true };
    expect(special(expense("499", "Rounding"), own).rounding).toBe("860");
    expect(special(expense("499", "Rounding")).rounding).toBe("499");
  });

  test("other people's tax on liabilities named for it", () => {
    expect(special(liability("821", "Marketplace tax"), liability("822", "Sales tax payable"))).toMatchObject({ marketplaceTax: "821", taxLiability: "822" });
  });
});

describe("what is kept with the profile of the organisation's tax rates", () => {
  test("what each comes to", () => {
    expect(propose(ACCOUNTS).ratePercentages).toEqual({ TAX001: "20", NONE: "0", ZERORATEDOUTPUT: "0", RROUTPUT: "5", OUTPUT2: "20" });
  });

  test.each([
    ["Xero's NONE", [rate("ZERORATED", "0"), rate("NONE", "0")], "NONE"],
    ["Australia's BAS Excluded", [rate("EXEMPTOUTPUT", "0"), rate("BASEXCLUDED", "0")], "BASEXCLUDED"],
    ["one that is called so", [rate("ZERORATED", "0"), { ...rate("OSOUTPUT", "0"), name: "Out of Scope Supplies" }], "OSOUTPUT"],
    ["nothing, where no rate keeps out of the return", [rate("OUTPUT2", "15"), rate("ZERORATED", "0")], null],
    ["not one that comes to something", [rate("NONE", "5")], null],
  ])("what is no sale has the rate outside the tax: %s", (_, rates, expected) => {
    expect(propose(ACCOUNTS, rates).untaxedRates.notASale).toBe(expected);
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
  const special = [payable("870", "Gift vouchers"), liability("810", "Tips payable"), liability("825", "Customs duties")];
  const offer = { accounts: [...ACCOUNTS, ...special], taxRates: BRITAIN, taxesInUse: [UNTAXED, used("VAT 20%", "20")], ...NOTHING_USED };
  const profile = proposeProfile(offer);
  expect(checkProfile(profile, offer)).toEqual({});
  expect(profile).toMatchObject({ invoiceStatus: "AUTHORISED", numberPrefix: "SH-", dueAfterDays: 14 });
});
