import type { DocumentLine } from "../ledger/document-line";
import { toUnitAmount } from "../ledger/xero-arithmetic";

type Sum = { line: DocumentLine; amount: bigint; tax: bigint };

/** A line's part in the books: two lines alike in these are one and the same thing. */
function kindOf({ description, accountCode, taxType, itemCode, tracking }: DocumentLine): string {
  return JSON.stringify([bare(description), accountCode, taxType, itemCode, tracking]);
}

/** "3 × Walnut tray" and "Walnut tray" are the same product. */
function bare(description: string): string {
  return description.replace(/^\d+ × /, "");
}

/**
 * What has to be added to the standing lines to make them the planned ones, as few lines as do it. Amounts are negative
 * where something is to be taken away. Standing credit counts with `sign` −1.
 */
export function lineDifferences(
  planned: readonly DocumentLine[],
  standing: readonly { lines: readonly DocumentLine[]; sign: 1n | -1n }[],
): DocumentLine[] {
  const sums = new Map<string, Sum>();
  addUp(sums, planned, 1n);
  for (const { lines, sign } of standing) addUp(sums, lines, -sign);

  return [...sums.values()].filter(({ amount, tax }) => amount !== 0n || tax !== 0n).map(toLine);
}

function addUp(sums: Map<string, Sum>, lines: readonly DocumentLine[], sign: bigint): void {
  for (const line of lines) {
    const kind = kindOf(line);
    const sum = sums.get(kind) ?? { line, amount: 0n, tax: 0n };
    sum.amount += sign * line.amount.minor;
    sum.tax += sign * line.taxAmount.minor;
    sums.set(kind, sum);
  }
}

/** One unit over the difference. Its tax is stated, for it is the difference of two roundings. */
function toLine({ line, amount, tax }: Sum): DocumentLine {
  const { currency } = line.amount;
  const sentence = "The difference between the order as it is now and what was posted for it before.";

  return {
    ...line,
    description: bare(line.description),
    quantity: 1,
    unitAmount: toUnitAmount(amount, currency),
    discount: { minor: 0n, currency },
    amount: { minor: amount, currency },
    taxAmount: { minor: tax, currency },
    taxStated: true,
    because: [...line.because, { step: "said", sentence }],
  };
}

/** The same lines with their signs turned: what an invoice would add, a credit note takes away. */
export function turned(lines: readonly DocumentLine[]): DocumentLine[] {
  const turn = <T extends { minor: bigint }>(amount: T): T => ({ ...amount, minor: -amount.minor });

  return lines.map((line) => ({ ...line, unitAmount: -line.unitAmount, amount: turn(line.amount), taxAmount: turn(line.taxAmount) }));
}
