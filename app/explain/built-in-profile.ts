import { taxKeyOf, UNTAXED, combinedRate, type TaxKey, type TaxLine } from "../domain/commerce/tax-line";
import type { Order } from "../domain/commerce/order";
import type { Organisation } from "../domain/ledger/organisation";
import type { TimeZone } from "../domain/instant";
import type { Percentage } from "../domain/money/percentage";
import { completeProfile } from "../domain/posting/complete-profile";
import type { PostingProfile } from "../domain/posting/posting-profile";

const NO_TAX = "NONE";

/** What holds where no profile is given, apart from the taxes: account codes as in Xero's own charts, every gateway on one clearing account. */
const BASIS = completeProfile({
  salesAccount: "200",
  shippingAccount: "201",
  paymentsAccount: "880",
  invoiceStatus: "AUTHORISED",
  numberPrefix: "",
  dueAfterDays: 14,
  taxRates: {},
  accounts: {
    tips: "202",
    duties: "203",
    fees: "204",
    discounts: "205",
    refundDiscrepancies: "206",
    taxLiability: "820",
    giftCards: "850",
    storeCredit: "851",
    marketplaceTax: "852",
    rounding: "860",
  },
});

/** Each tax of this very order on a rate of the same percentage: "20%" stands for VAT 20 %, "NONE" for no tax. */
export function builtInProfile(order: Order): PostingProfile {
  const taxRates: Record<TaxKey, string> = { [UNTAXED]: NO_TAX };
  const ratePercentages: Record<string, Percentage> = { [NO_TAX]: "0" as Percentage };
  for (const taxLines of taxesOf(order)) {
    if (taxLines.length === 0) continue;
    const rate = combinedRate(taxLines);
    taxRates[taxKeyOf(taxLines)] = `${rate}%`;
    ratePercentages[`${rate}%`] = rate;
  }

  return { ...BASIS, taxRates, ratePercentages };
}

/** Books of no particular organisation, in the order's own currency. */
export function builtInOrganisation(order: Order): Organisation {
  return {
    name: "the organisation",
    countryCode: order.shippingCountry ?? "",
    baseCurrency: order.currency,
    timeZone: "UTC" as TimeZone,
    shortCode: "",
  };
}

/** A line's taxes without those a marketplace pays itself: these are mapped apart. */
function taxesOf({ lines, shippingLines, fees }: Order): (readonly TaxLine[])[] {
  const charged = [...lines, ...lines.flatMap(({ duties }) => duties), ...shippingLines, ...fees];

  return charged.flatMap(({ taxLines }) => [
    taxLines,
    taxLines.filter(({ channelLiable }) => !channelLiable),
    ...taxLines.map((tax) => [tax]),
  ]);
}
