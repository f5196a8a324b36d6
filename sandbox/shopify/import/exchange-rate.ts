import { currencyDigits, parseAmount } from "../money/minor-units";
import type { Presentment } from "../store/records";

const RATE_DECIMALS = 12;
const ONE = 10n ** BigInt(RATE_DECIMALS);

interface Pair {
  readonly shop: bigint;
  readonly presented: bigint;
}

/** Rates between two limits, both among them, in units of 10⁻¹². */
interface Range {
  readonly low: bigint;
  readonly high: bigint;
}

/**
 * The rate behind an order's pairs of shop and presentment money. Each pair allows a range of rates, because its shop
 * amount was rounded half up. The shortest rate that gives the most pairs back is taken; the import reports the others.
 */
export function presentmentOf(order: unknown, { currency, presentment }: { currency: string; presentment: string }): Presentment {
  if (presentment === currency) return { currency, rate: "1" };
  const pairs = pairsIn(order, { currency, presentment }).filter(({ shop, presented }) => shop > 0n && presented > 0n);
  const [shopUnit, unit] = [10n ** BigInt(currencyDigits(currency)), 10n ** BigInt(currencyDigits(presentment))];
  // shop − ½ ≤ presented × rate < shop + ½, in minor units
  const limit = (halves: bigint, { presented }: Pair) => ceiling(halves * ONE * unit, 2n * presented * shopUnit);
  const ranges = pairs.map((pair): Range => ({ low: limit(2n * pair.shop - 1n, pair), high: limit(2n * pair.shop + 1n, pair) - 1n }));
  const best = mostShared(ranges);
  return { currency: presentment, rate: best ? decimalOf(shortestWithin(best)) : "1" };
}

/** The rates that lie in the most ranges. */
function mostShared(ranges: readonly Range[]): Range | null {
  const edges = ranges.flatMap(({ low, high }) => [{ at: low, step: 1 }, { at: high + 1n, step: -1 }]).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.step - b.step));
  let [count, most] = [0, 0];
  let best: Range | null = null;
  for (const [index, { at, step }] of edges.entries()) {
    count += step;
    const next = edges[index + 1];
    if (count <= most || !next || next.at === at) continue;
    most = count;
    best = { low: at, high: next.at - 1n };
  }
  return best;
}

function ceiling(numerator: bigint, denominator: bigint): bigint {
  return (numerator + denominator - 1n) / denominator;
}

/** The number with the fewest decimals between two limits. */
function shortestWithin({ low, high }: Range): bigint {
  for (let step = ONE; step > 1n; step /= 10n) {
    const candidate = ceiling(low, step) * step;
    if (candidate <= high) return candidate;
  }
  return low;
}

function decimalOf(rate: bigint): string {
  const fraction = (rate % ONE).toString().padStart(RATE_DECIMALS, "0").replace(/0+$/, "");
  return `${rate / ONE}${fraction ? `.${fraction}` : ""}`;
}

/** Every money set of the JSON, wherever it is. */
function pairsIn(value: unknown, currencies: { currency: string; presentment: string }): Pair[] {
  if (typeof value !== "object" || value === null) return [];
  const own = pairOf(value as Record<string, unknown>, currencies);
  return own ? [own] : Object.values(value).flatMap((part) => pairsIn(part, currencies));
}

function pairOf({ shop_money: shop, presentment_money: presented }: Record<string, unknown>, { currency, presentment }: { currency: string; presentment: string }): Pair | null {
  const [a, b] = [amountIn(shop, currency), amountIn(presented, presentment)];
  return a === null || b === null ? null : { shop: a, presented: b };
}

/** Null for what is no amount in this currency; the reader of that field refuses it. */
function amountIn(money: unknown, currency: string): bigint | null {
  if (typeof money !== "object" || money === null || !("amount" in money) || !("currency_code" in money)) return null;
  const text = String(money.amount);
  const decimals = /^\d+(?:\.(\d+?)0*)?$/.exec(text);
  if (money.currency_code !== currency || !decimals || (decimals[1] ?? "").length > currencyDigits(currency)) return null;
  return parseAmount(text, currency);
}
