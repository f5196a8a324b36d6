import type { DocumentLine } from "../ledger/document-line";
import { toUnitAmount } from "../ledger/xero-arithmetic";

type Part = { amount: bigint; tax: bigint };
type Sum = { line: DocumentLine; planned: Part; standing: Part };

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
  for (const line of planned) addTo(sumFor(sums, line).planned, line, 1n);
  for (const { lines, sign } of standing) for (const line of lines) addTo(sumFor(sums, line).standing, line, sign);

  return [...sums.values()].flatMap(toLines);
}

function sumFor(sums: Map<string, Sum>, line: DocumentLine): Sum {
  const kind = kindOf(line);
  const sum = sums.get(kind) ?? { line, planned: { amount: 0n, tax: 0n }, standing: { amount: 0n, tax: 0n } };
  sums.set(kind, sum);

  return sum;
}

function addTo(part: Part, line: DocumentLine, sign: bigint): void {
  part.amount += sign * line.amount.minor;
  part.tax += sign * line.taxAmount.minor;
}

/**
 * One line over the difference; where that could not carry its tax (only the tax changed, or the two go opposite ways),
 * the whole is put anew and what stands is taken back beside it, so that the tax return sees both.
 */
function toLines({ line, planned, standing }: Sum): DocumentLine[] {
  const difference = { amount: planned.amount - standing.amount, tax: planned.tax - standing.tax };
  if (difference.amount === 0n && difference.tax === 0n) return [];
  if (carriesTax(difference)) return [toLine(line, difference)];

  return [planned, { amount: -standing.amount, tax: -standing.tax }]
    .filter(({ amount }) => amount !== 0n)
    .map((part) => toLine(line, part));
}

/** A line can carry tax up to its own size and of its own sign (Xero, Nov 2026). */
function carriesTax({ amount, tax }: Part): boolean {
  return amount < 0n ? tax <= 0n && tax >= amount : tax >= 0n && tax <= amount;
}

/** One unit over the amount. Its tax is stated, for it is the difference of two roundings. */
function toLine(line: DocumentLine, { amount, tax }: Part): DocumentLine {
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
