import { allocate } from "../money/allocate";
import { divideHalfUp, parseAmount, smaller, sum } from "../money/minor-units";
import type { DiscountApplication, DiscountValue } from "../store/records";
import type { DraftDiscount, DraftLine } from "./order-draft";

/** Percentages to two decimals: 7.5 % of 19.99 is worked out as 1999 × 750 ÷ 10000, half up. */
export function valueOn(base: bigint, value: DiscountValue): bigint {
  if ("amount" in value) return smaller(value.amount, base);
  return divideHalfUp(base * parseAmount(value.percent, "per cent"), 10_000n);
}

/** The discount as Shopify lists it: how it chose its lines and how it was spread. */
export function applicationOf({ kind, code, title, value, on, perUnit, buyXGetY }: DraftDiscount): DiscountApplication {
  const common = { kind, code, title, description: null, value, addedByEditId: null };
  if (on === "shipping") return { ...common, targetType: "SHIPPING_LINE", targetSelection: "ALL", allocationMethod: "EACH" };
  const allocationMethod = perUnit || buyXGetY ? "EACH" : "ACROSS";
  if (on === "order" && !buyXGetY) return { ...common, targetType: "LINE_ITEM", targetSelection: "ALL", allocationMethod };
  return { ...common, targetType: "LINE_ITEM", targetSelection: kind === "manual" ? "EXPLICIT" : "ENTITLED", allocationMethod };
}

export interface PricedSoFar {
  readonly line: DraftLine;
  /** What earlier discounts have left of the line. */
  readonly left: bigint;
}

/** What one discount takes off each line. Gift cards are never discounted. */
export function takenOff(lines: readonly PricedSoFar[], discount: DraftDiscount): bigint[] {
  if (discount.buyXGetY) return freeUnits(lines, discount);
  const weights = lines.map(({ line, left }) => (isHit(line, discount) ? left : 0n));
  if (discount.perUnit) return lines.map(({ line }, index) => perUnit(line, weights[index] ?? 0n, discount.value));
  return allocate(valueOn(sum(weights), discount.value), weights);
}

function isHit(line: DraftLine, { on }: DraftDiscount): boolean {
  if (line.giftCard || on === "shipping") return false;
  return on === "order" || on.skus.includes(line.sku ?? line.title);
}

function perUnit(line: DraftLine, left: bigint, value: DiscountValue): bigint {
  return left === 0n ? 0n : smaller(left, valueOn(line.unitPrice, value) * BigInt(line.quantity));
}

/** The units got are those beyond the ones bought, when both are the same goods. */
function freeUnits(lines: readonly PricedSoFar[], { buyXGetY, value }: DraftDiscount): bigint[] {
  if (!buyXGetY) return lines.map(() => 0n);
  const { buy, get } = buyXGetY;
  const bought = unitsOf(lines, buy.sku);
  const times = Math.floor(bought / (buy.sku === get.sku ? buy.quantity + get.quantity : buy.quantity));
  let units = times * get.quantity;
  return lines.map(({ line, left }) => {
    if (line.giftCard || (line.sku ?? line.title) !== get.sku) return 0n;
    const count = Math.min(units, line.quantity);
    units -= count;
    return smaller(left, valueOn(line.unitPrice * BigInt(count), value));
  });
}

function unitsOf(lines: readonly PricedSoFar[], sku: string): number {
  return lines.filter(({ line }) => (line.sku ?? line.title) === sku).reduce((total, { line }) => total + line.quantity, 0);
}
