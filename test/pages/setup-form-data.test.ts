import { describe, expect, test } from "vitest";
import { setupValuesFromForm } from "../../app/components/setup/setup-form-data";

const FILLED = {
  salesAccount: "200",
  shippingAccount: "200",
  paymentsAccount: "090",
  invoiceStatus: "AUTHORISED",
  numberPrefix: " SH- ",
  dueAfterDays: "7",
  ordersFrom: "2028-02-29",
  "taxRates.VAT 20%": "OUTPUT2",
  "taxRates.": "NONE",
  "taxRates.GST 5% + PST 7%": "",
};

describe("reading the setup form", () => {
  test("reads every field; the untaxed key is empty, an open rate stays out", () => {
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
