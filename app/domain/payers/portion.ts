/** How much of an order its second payer is billed for: per cent with at most two decimals, or an amount that contains the tax. */
export type Portion = { kind: "percent"; percent: string } | { kind: "amount"; amount: string; currency: string };

/** "40 %", "40.00 GBP". */
export function inWords(portion: Portion): string {
  return portion.kind === "percent" ? `${portion.percent} %` : `${portion.amount} ${portion.currency}`;
}
