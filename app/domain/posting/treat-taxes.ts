import { taxKeyOf, type TaxLine } from "../commerce/tax-line";
import { taxByXero } from "../ledger/xero-arithmetic";
import type { Reason, UntaxedWhy } from "../ledger/trace";
import { decimalsOf } from "../money/currency";
import { magnitude } from "../money/rounding";
import { scaledPercentage, type ScaledPercentage } from "../money/percentage";
import { specialAccount } from "./accounts";
import type { Desk } from "./desk";
import { chosenRate, mapTaxes, mapUntaxed, type ChosenForLine } from "./map-tax";
import type { TaxesApart } from "./taxes-apart";

/** What a line is taxed on. */
export type Taxed = {
  taxLines: readonly TaxLine[];
  /** Minor units of the line after discounts. */
  amount: bigint;
  shipping: boolean;
  /** Gift cards, tips and rounding are no supply, so no tax is looked for. */
  notASale: boolean;
  /** A rate that somebody chose for it. */
  choice?: ChosenForLine;
};

/** How a line's taxes are booked: on the line itself, and how much of them on lines of their own. */
export type TaxTreatment = { taxType: string; rate: ScaledPercentage; tax: bigint; apart: bigint; reason: Reason };

/**
 * One Xero rate for the taxes that the merchant owes, unless the profile wants several taxes as lines of their own.
 * Tax that a marketplace pays to the state is never the merchant's, so it always goes apart.
 */
export function treatTaxes(desk: Desk, taxed: Taxed, apart: TaxesApart): TaxTreatment {
  const { taxLines } = taxed;
  const own: TaxLine[] = [];
  let moved = 0n;
  let rate = 0n;
  let tax = 0n;
  for (const line of taxLines) {
    if (line.channelLiable) moved += apart.add(marketplaceTax(desk), line);
    else if (isCharged(line, { base: taxed.amount, included: desk.order.taxesIncluded })) {
      own.push(line);
      rate += scaledPercentage(line.rate);
      tax += line.amount.minor;
    }
  }
  if (own.length === 0) return untaxed(desk, taxed, moved);
  if (belongsApart(desk, own)) {
    for (const line of own) moved += apart.add(liability(desk, line), line);

    return untaxed(desk, { ...taxed, notASale: true }, moved);
  }
  const { taxType, rule } = chosenOf(desk, taxed, rate) ?? mapTaxes(desk, { taxes: own, rate, shipping: taxed.shipping });

  return { taxType, rate, tax, apart: moved, reason: { step: "taxes", taxes: own, taxType, rule } };
}

/**
 * A tax of 0.00 where its rate would come to something was not charged: the customer or the product is exempt. One cent is
 * no sign of it, for a cent may have gone to another tax of the line when they were rounded together.
 */
function isCharged({ amount, rate }: TaxLine, { base, included }: { base: bigint; included: boolean }): boolean {
  if (amount.minor !== 0n) return true;
  const cent = decimalsOf(amount.currency) === 3 ? 10n : 1n;

  return magnitude(taxByXero(base, scaledPercentage(rate), included)) <= cent;
}

function belongsApart({ profile }: Desk, own: readonly TaxLine[]): boolean {
  if (profile.severalTaxes === "combined") return false;

  return own.length > 1 || own.some((line) => profile.taxAccounts[taxKeyOf([line])] !== undefined);
}

function marketplaceTax(desk: Desk) {
  return {
    accountCode: specialAccount(desk, "marketplaceTax"),
    description: `Tax collected by ${desk.order.channel ?? "the marketplace"}`,
  };
}

function liability(desk: Desk, line: TaxLine) {
  const key = taxKeyOf([line]);

  return { accountCode: desk.profile.taxAccounts[key] ?? specialAccount(desk, "taxLiability"), description: key };
}

/** A line that comes to nothing bears no tax, so no rate is wrong for it. */
function chosenOf(desk: Desk, { choice, amount }: Taxed, rate: ScaledPercentage) {
  return choice ? chosenRate(desk, { ...choice, spared: choice.spared || amount === 0n }, rate) : null;
}

function untaxed(desk: Desk, taxed: Taxed, apart: bigint): TaxTreatment {
  const { notASale, shipping } = taxed;
  const why = notASale ? "not-a-sale" : whyUntaxed(desk);
  const { taxType, rule } = chosenOf(desk, taxed, 0n) ?? mapUntaxed(desk, why, shipping);

  return { taxType, rate: 0n, tax: 0n, apart, reason: { step: "untaxed", why, taxType, rule } };
}

function whyUntaxed({ order, organisation }: Desk): UntaxedWhy {
  if (order.taxExempt) return "exempt-customer";

  return order.shippingCountry !== null && order.shippingCountry !== organisation.countryCode ? "export" : "zero-rated";
}
