import { describe, expect, test } from "vitest";
import type { TaxKey } from "../../../app/domain/commerce/tax-line";
import { fromPercent } from "../../../app/domain/money/percentage";
import { toProfile, toSetupValues } from "../../../app/use-cases/setup-values";
import type { SetupValues } from "../../../app/use-cases/views";
import { aProfile } from "../../builders/books";

const PAYPAL = { gateway: "paypal", name: "PayPal Express Checkout", orders: 2 };
const PROPOSED = aProfile({
  ratePercentages: { OUTPUT2: fromPercent("20") },
  untaxedRates: { notASale: "NONE", exemptCustomer: null, export: null, zeroRated: null },
});
const vat = { key: "VAT 20%" as TaxKey, rate: fromPercent("20"), orders: 2 };

const shown = toSetupValues(aProfile(), { ordersFrom: "2026-11-21", gateways: [] });
const saved = (values: Partial<SetupValues>, before = aProfile()) =>
  toProfile({ ...shown, ...values }, { before, proposed: PROPOSED, taxesInUse: [vat] });

describe("what the page shows of a profile", () => {
  test("an account that is not chosen is empty", () => {
    const values = toSetupValues(aProfile({ accounts: { ...aProfile().accounts, tips: null } }), {
      ordersFrom: "2026-11-21",
      gateways: [],
    });

    expect(values.accounts).toMatchObject({ tips: "", giftCards: "877" });
  });

  test("a provider stands under the handle of the shop's orders, however the profile calls it; one never seen under its own", () => {
    const profile = aProfile({ gatewayAccounts: { "paypal express checkout": "090", klarna: "091" } });

    expect(toSetupValues(profile, { ordersFrom: "2026-11-21", gateways: [PAYPAL] }).gatewayAccounts).toEqual({
      paypal: "090",
      klarna: "091",
    });
  });
});

describe("what is saved", () => {
  test("shown and saved again, nothing changes but what is read from Xero", () => {
    expect(saved({})).toEqual({ ...aProfile(), ratePercentages: PROPOSED.ratePercentages, untaxedRates: PROPOSED.untaxedRates });
  });

  test("an empty account is none, a provider without an account goes with the rest", () => {
    const profile = saved({ accounts: { ...shown.accounts, tips: "" }, gatewayAccounts: { paypal: "", cash: "091" } });

    expect(profile.accounts.tips).toBeNull();
    expect(profile.gatewayAccounts).toEqual({ cash: "091" });
  });

  test("the rate of a tax that the page does not list is kept; one that it lists and leaves open is not", () => {
    expect(saved({ taxRates: {} }).taxRates).toEqual({ "VAT 5%": "RROUTPUT", "": "ZERORATEDOUTPUT" });
  });

  test("what the page does not ask for stays, and at first is as proposed", () => {
    const before = aProfile({
      contactPer: "channel",
      untaxedRates: { notASale: "EXEMPTOUTPUT", exemptCustomer: null, export: null, zeroRated: null },
    });

    expect(saved({}, before)).toMatchObject({ contactPer: "channel", untaxedRates: { notASale: "EXEMPTOUTPUT" } });
    expect(toProfile(shown, { before: null, proposed: PROPOSED, taxesInUse: [] }).untaxedRates.notASale).toBe("NONE");
  });
});
