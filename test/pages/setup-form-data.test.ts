import { describe, expect, test } from "vitest";
import { forEachSpecial, SPECIAL_ACCOUNTS } from "../../app/domain/posting/special-accounts";
import { setupValuesFromForm } from "../../app/components/setup/setup-form-data";

const FILLED = {
  salesAccount: "200",
  shippingAccount: "200",
  paymentsAccount: "090",
  invoiceStatus: "AUTHORISED",
  numberPrefix: " SH- ",
  dueAfterDays: "7",
  ordersFrom: "2028-02-29",
  discountDisplay: "net",
  severalTaxes: "separate",
  draftOrders: "quote",
  datePolicy: "fulfilled",
  lockDates: "first-open-day",
  ...Object.fromEntries(SPECIAL_ACCOUNTS.map((purpose) => [`accounts.${purpose}`, purpose === "tips" ? "810" : ""])),
  "gatewayAccounts.paypal": "091",
  "gatewayAccounts.cash": "",
  "taxRates.VAT 20%": "OUTPUT2",
  "taxRates.": "NONE",
  "taxRates.GST 5% + PST 7%": "",
};

describe("reading the setup form", () => {
  test("reads every field; the untaxed key is empty, an open rate and a provider without an account stay out", () => {
    expect(read(FILLED)).toEqual({
      ok: true,
      values: {
        salesAccount: "200",
        shippingAccount: "200",
        paymentsAccount: "090",
        invoiceStatus: "AUTHORISED",
        numberPrefix: "SH-",
        dueAfterDays: 7,
        ordersFrom: "2028-02-29",
        discountDisplay: "net",
        severalTaxes: "separate",
        draftOrders: "quote",
        datePolicy: "fulfilled",
        lockDates: "first-open-day",
        accounts: forEachSpecial((purpose) => (purpose === "tips" ? "810" : "")),
        gatewayAccounts: { paypal: "091" },
        taxRates: { "VAT 20%": "OUTPUT2", "": "NONE" },
      },
    });
  });

  test.each([
    { dueAfterDays: "" },
    { dueAfterDays: "-1" },
    { dueAfterDays: "1.5" },
    { dueAfterDays: "1e2" },
    { ordersFrom: "" },
    // 2027 is no leap year.
    { ordersFrom: "2027-02-29" },
    { ordersFrom: "21.11.2026" },
    { invoiceStatus: "PAID" },
    { discountDisplay: "gross" },
    { severalTaxes: "" },
    { draftOrders: "invoice" },
    { datePolicy: "refunded" },
    { lockDates: "ignore" },
  ])("names the field in %o", (wrong) => {
    const answer = read({ ...FILLED, ...wrong });

    expect(answer.ok ? [] : Object.keys(answer.errors)).toEqual(Object.keys(wrong));
  });

  test("refuses a form that is not ours", () => {
    expect(() => setupValuesFromForm(new FormData())).toThrowError();
  });
});

function read(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);

  return setupValuesFromForm(form);
}
