import { taxKeyOf, UNTAXED, type TaxKey, type TaxLine } from "../commerce/tax-line";
import type { UntaxedWhy } from "../ledger/trace";
import { fromScaled, scaledPercentage, type ScaledPercentage } from "../money/percentage";
import type { ChosenTax } from "./chosen-for";
import { hold, type Desk } from "./desk";
import type { TaxRule } from "./mapping-rules";
import { same } from "./same-text";
import type { PostingProfile } from "./posting-profile";

export type MappedRate = { taxType: string; rule: string };

/** Nothing fits; the problem has been said. */
const UNMAPPED: MappedRate = { taxType: "", rule: "" };

type Charged = { taxes: readonly TaxLine[]; rate: ScaledPercentage; shipping: boolean };

/** The Xero tax rate for a line's taxes, by the merchant's mapping only: a guess here would be a wrong tax return. */
export function mapTaxes(desk: Desk, charged: Charged): MappedRate {
  const { profile } = desk;
  const key = taxKeyOf(charged.taxes);
  const rule = profile.taxRules.length === 0 ? null : strongestRule(desk, key, charged);
  const taxType = rule?.taxType ?? profile.taxRates[key];
  if (taxType === undefined) return charged.rate === 0n ? mapUntaxed(desk, "zero-rated", charged.shipping) : unmapped(desk, key);
  checkPercentage(desk, { key, taxType, rate: charged.rate });

  return { taxType, rule: rule ? `your tax rule ${inWords(rule)}` : `your choice for “${key}”` };
}

const KEYS: Record<UntaxedWhy, keyof PostingProfile["untaxedRates"]> = {
  "not-a-sale": "notASale",
  "exempt-customer": "exemptCustomer",
  export: "export",
  "zero-rated": "zeroRated",
};

/** The rate for a line without tax, by the reason it has none. Rules speak for such lines only if they name a rate of 0. */
export function mapUntaxed(desk: Desk, why: UntaxedWhy, shipping: boolean): MappedRate {
  const { taxRules, untaxedRates, taxRates } = desk.profile;
  const rule = taxRules.length === 0 || why === "not-a-sale" ? null : strongestRule(desk, UNTAXED, { taxes: [], rate: 0n, shipping });
  const taxType = rule?.taxType ?? untaxedRates[KEYS[why]] ?? taxRates[UNTAXED];
  if (taxType === undefined) return unmapped(desk, UNTAXED);
  checkPercentage(desk, { key: UNTAXED, taxType, rate: 0n });

  return { taxType, rule: rule ? `your tax rule ${inWords(rule)}` : "your choice for lines without tax" };
}

function strongestRule({ profile, order }: Desk, key: TaxKey, { taxes, rate, shipping }: Charged): TaxRule | null {
  const title = taxes
    .map((tax) => tax.title)
    .sort()
    .join(" + ");
  let best: TaxRule | null = null;
  for (const rule of profile.taxRules) {
    const { when } = rule;
    const fits =
      (key === UNTAXED ? when.rate !== undefined && when.title === undefined : true) &&
      (when.title === undefined || same(title, when.title)) &&
      (when.rate === undefined || scaledPercentage(when.rate as never) === rate) &&
      (when.country === undefined || same(order.shippingCountry, when.country)) &&
      (when.region === undefined || same(order.shippingRegion, when.region)) &&
      (when.shipping === undefined || when.shipping === shipping);
    if (fits && (!best || Object.keys(when).length > Object.keys(best.when).length)) best = rule;
  }

  return best;
}

function inWords({ when }: TaxRule): string {
  return `(${Object.entries(when)
    .map(([condition, value]) => `${condition} ${value}`)
    .join(", ")})`;
}

/** A rate that comes to something else would make Xero's tax return differ from what was charged. */
function checkPercentage(desk: Desk, { key, taxType, rate }: { key: TaxKey; taxType: string; rate: ScaledPercentage }): void {
  const known = desk.profile.ratePercentages[taxType];
  if (known === undefined || scaledPercentage(known) === rate) return;
  hold(desk, {
    code: "tax-rate-unmapped",
    remedy: "fix-mapping",
    message: `“${key || "No tax"}” is ${fromScaled(
      rate,
    )}% in the shop, but its tax rate ${taxType} is ${known}% in Xero. Choose another in Settings.`,
    field: `taxRates.${key}`,
  });
}

function unmapped(desk: Desk, key: TaxKey): MappedRate {
  const what = key === UNTAXED ? "lines without tax" : `“${key}”`;
  hold(desk, {
    code: "tax-rate-unmapped",
    remedy: "fix-mapping",
    message: `No Xero tax rate is chosen for ${what}. Choose one in Settings; the order is then posted by itself.`,
    field: `taxRates.${key}`,
  });

  return UNMAPPED;
}

/** `description`: the line, in words. `spared`: where the rate does not fit, the mapping holds and nothing is said. */
export type ChosenForLine = { chosen: ChosenTax | null; description: string; spared: boolean };

/**
 * The rate that somebody chose for a line which bears `rate`. Null where nobody did, or where it does not fit: a rate that comes
 * to something else than Shopify charged would make the books differ, so the order is held and says which rate would do.
 */
export function chosenRate(desk: Desk, { chosen, description, spared }: ChosenForLine, rate: ScaledPercentage): MappedRate | null {
  if (!chosen) return null;
  if (scaledPercentage(chosen.rate) === rate) return { taxType: chosen.taxType, rule: `because ${chosen.why}` };
  if (spared) return null;
  const percent = fromScaled(rate);
  hold(desk, {
    code: "choice-does-not-fit",
    remedy: "decide",
    message:
      `“${description}” was charged ${percent}% tax in Shopify, but tax rate ${chosen.taxType} is ${chosen.rate}% (${chosen.why}), ` +
      `so the books would not tie out. Choose a rate of ${percent}% for it under “Choices for this order”, or take the choice back.`,
  });

  return null;
}
