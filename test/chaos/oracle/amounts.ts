/** A decimal string with at most two places, in hundredths. The orders here are in currencies that have two. */
export function hundredths(amount: string): bigint {
  const found = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount);
  if (!found) throw new Error(`"${amount}" is no amount of two places.`);
  const [, sign = "", whole = "", fraction = ""] = found;
  const value = BigInt(whole + fraction.padEnd(2, "0"));
  return sign === "-" ? -value : value;
}

export function sumOf(amounts: readonly string[]): bigint {
  return amounts.reduce((sum, amount) => sum + hundredths(amount), 0n);
}
