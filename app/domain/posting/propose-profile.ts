import { takesRevenue, type TaxRate } from "../ledger/chart";
import type { BooksOffer, TaxInUse } from "./books-offer";
import { completeProfile, DEFAULT_CHOICES } from "./complete-profile";
import type { PostingProfile } from "./posting-profile";
import { named, proposeSpecialAccounts } from "./propose-accounts";

/**
 * Defaults read off the organisation's own chart, for the merchant to look over. A proposal names only what exists:
 * where nothing fits, the choice stays empty and the page asks for it.
 */
export function proposeProfile({ accounts, taxRates, taxesInUse }: BooksOffer): PostingProfile {
  const revenue = accounts.filter(takesRevenue);
  const payable = accounts.filter(({ takesPayments }) => takesPayments);
  // Xero's own charts of accounts call code 200 "Sales", but a bookkeeper may have changed that.
  const sales = revenue.find(({ code }) => code === "200") ?? revenue[0];
  const shipping = named(revenue, /shipping|freight|postage|delivery/i) ?? sales;
  const payments = named(payable, /shopify/i) ?? named(payable, /clearing/i) ?? payable[0];

  return completeProfile({
    salesAccount: sales?.code ?? "",
    shippingAccount: shipping?.code ?? "",
    paymentsAccount: payments?.code ?? "",
    invoiceStatus: "AUTHORISED",
    numberPrefix: "SH-",
    dueAfterDays: 14,
    taxRates: Object.fromEntries(
      taxesInUse.flatMap((tax) => {
        const rate = proposeRate(tax, taxRates);

        return rate ? [[tax.key, rate.taxType]] : [];
      }),
    ),
    accounts: proposeSpecialAccounts(accounts, sales?.code ?? null),
    ratePercentages: ratePercentages(taxRates),
    untaxedRates: { ...DEFAULT_CHOICES.untaxedRates, notASale: rateOutsideTax(taxRates)?.taxType ?? null },
  });
}

/** What each rate comes to, kept with the profile: a mapping that comes to something else is then a problem. */
export function ratePercentages(taxRates: readonly TaxRate[]): PostingProfile["ratePercentages"] {
  return Object.fromEntries(taxRates.map(({ taxType, rate }) => [taxType, rate]));
}

/** Rates of nothing, the likeliest first: goods at 0 % belong on the tax return, unlike what is outside its scope. */
const ZERO_RATES = ["ZERORATEDOUTPUT", "ZERORATED", "EXEMPTOUTPUT", "NONE"];

/** A rate that comes to exactly the same; Xero's standard output rates before the merchant's own. */
function proposeRate({ rate }: TaxInUse, taxRates: readonly TaxRate[]): TaxRate | undefined {
  const equal = taxRates.filter((each) => each.rate === rate);
  const zeroRated = ZERO_RATES.flatMap((code) => equal.filter(({ taxType }) => taxType === code));

  return zeroRated[0] ?? equal.find(({ taxType }) => taxType.startsWith("OUTPUT")) ?? equal[0];
}

/** The rate that keeps a line out of the tax return. Xero's is NONE; in Australia it is "BAS Excluded". */
function rateOutsideTax(taxRates: readonly TaxRate[]): TaxRate | undefined {
  const nothing = taxRates.filter(({ rate }) => rate === "0");
  const byCode = ["NONE", "BASEXCLUDED"].flatMap((code) => nothing.filter(({ taxType }) => taxType === code));

  return byCode[0] ?? nothing.find(({ name }) => /out(side)? (of )?(the )?scope/i.test(name));
}
