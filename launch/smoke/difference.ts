type Amounts = { total: string; totalTax: string };

/** The largest of the differences in total, tax and amount due, as a decimal string; worked out in whole pence. */
export function differenceOf(order: Amounts & { outstanding: string }, invoice: Amounts & { amountDue: string }): string {
  const differences = [
    pence(invoice.total) - pence(order.total),
    pence(invoice.totalTax) - pence(order.totalTax),
    pence(invoice.amountDue) - pence(order.outstanding),
  ];
  const [largest = 0n] = differences.sort((a, b) => Number(magnitude(b) - magnitude(a)));
  const digits = magnitude(largest).toString().padStart(3, "0");

  return `${largest < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function pence(amount: string): bigint {
  const [whole = "0", fraction = ""] = amount.replace("-", "").split(".");
  const value = BigInt(whole + fraction.padEnd(2, "0"));

  return amount.startsWith("-") ? -value : value;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
