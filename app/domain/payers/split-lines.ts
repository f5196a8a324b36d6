import { decimalsOf, type Currency } from "../money/currency";
import { apportion, upTo, type Figure, type Proportion } from "../money/apportion";
import { money } from "../money/money";
import type { DocumentLine } from "../ledger/document-line";
import { toUnitAmount } from "../ledger/xero-arithmetic";
import { cutText } from "../plain-text";

/** What the second payer's lines of one document come to, in minor units: the amounts as they are sent, and their tax. */
export type SplitTarget = { amount: bigint; tax: bigint };
export type SplitLines = { first: readonly DocumentLine[]; second: readonly DocumentLine[] };
export type Splitting = { proportion: Proportion; target: SplitTarget; words: { first: string; second: string } };

/**
 * Every line in two, so that both together are the line to the minor unit, its tax too. Each payer's part carries its own tax:
 * never more than its amount, and of its sign (Xero, Nov 2026). Null where no such parts add up to the target.
 */
export function splitLines(lines: readonly DocumentLine[], { proportion, target, words }: Splitting): SplitLines | null {
  const currency = lines[0]?.amount.currency;
  if (currency === undefined) return { first: [], second: [] };
  const unit = smallestUnit(currency);
  if (target.amount % unit !== 0n || target.tax % unit !== 0n) return null;
  const amounts = lines.map(({ amount }) => amount.minor / unit);
  const taxes = lines.map(({ taxAmount }) => taxAmount.minor / unit);
  const ofAmounts = apportion(amounts.map(upTo), proportion, target.amount / unit);
  const room = (tax: bigint, index: number) => taxRoom(tax, { whole: amounts[index] ?? 0n, share: ofAmounts?.[index] ?? 0n });
  const ofTaxes = ofAmounts && apportion(taxes.map(room), proportion, target.tax / unit);
  if (!ofAmounts || !ofTaxes) return null;
  const parts = lines.map((line, index) => {
    const second = { amount: (ofAmounts[index] ?? 0n) * unit, tax: (ofTaxes[index] ?? 0n) * unit };

    return { line, second, first: { amount: line.amount.minor - second.amount, tax: line.taxAmount.minor - second.tax } };
  });

  return {
    first: parts.map(({ line, first }) => partOf(line, first, words.first)),
    second: parts.map(({ line, second }) => partOf(line, second, words.second)),
  };
}

/** Xero keeps two decimals whatever the currency, so a thousandth of a dinar cannot be billed apart. */
export function smallestUnit(currency: Currency): bigint {
  return decimalsOf(currency) > 2 ? 10n ** BigInt(decimalsOf(currency) - 2) : 1n;
}

/** How much of a line's tax the second part may bear, so that each part can carry its own. */
function taxRoom(tax: bigint, { whole, share }: { whole: bigint; share: bigint }): Figure {
  const rest = tax - (whole - share);

  return whole < 0n
    ? { amount: tax, least: larger(tax, share), most: rest < 0n ? rest : 0n }
    : { amount: tax, least: larger(0n, rest), most: tax < share ? tax : share };
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/**
 * One piece whose words say of how many: a part of three mugs at 9.99 has seldom a price per mug that Xero's arithmetic gives
 * back. It names no item of Xero's inventory, which would count it as one sold. Its tax is stated, being a part of one rounding.
 */
function partOf(line: DocumentLine, { amount, tax }: SplitTarget, words: string): DocumentLine {
  const { currency } = line.amount;
  const whole = line.quantity > 1 ? `${line.quantity} × ${line.description}` : line.description;
  const share = ` (${words})`;

  return {
    ...line,
    description: cutText(whole, 4000 - share.length) + share,
    quantity: 1,
    unitAmount: toUnitAmount(amount, currency),
    discount: money(0n, currency),
    amount: money(amount, currency),
    itemCode: null,
    taxAmount: money(tax, currency),
    taxStated: line.taxStated || line.taxAmount.minor !== 0n,
    because: [...line.because, { step: "said", sentence: `Billed to two payers: this is the ${words} of the line.` }],
  };
}
