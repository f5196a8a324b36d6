import type { Books } from "../books";
import type { DocumentLine, LineAmountTypes } from "../documents/document";
import { toBaseCurrency } from "../settings/currency-rates";

/** One leg of a posting, in minor units of the base currency; debit positive. */
export interface Leg {
  accountId: string;
  amount: bigint;
}

/** Anything with lines: an invoice, a bank transaction, an advance. */
export interface Lined {
  lines: DocumentLine[];
  lineAmountTypes: LineAmountTypes;
  currencyRate: bigint;
}

/** What the lines are worth on their accounts and on the tax account, as if all were debits. */
export function lineLegs(books: Books, { lines, lineAmountTypes, currencyRate }: Lined): Leg[] {
  const taxAccountId = books.systemAccount("GST").accountId;
  return lines.flatMap((line) => {
    const net = lineAmountTypes === "Inclusive" ? line.lineAmount - line.taxAmount : line.lineAmount;
    const account = line.accountCode === undefined ? undefined : books.accountByCode(line.accountCode);
    const legs = [{ accountId: taxAccountId, amount: line.taxAmount }];
    if (account) legs.unshift({ accountId: account.accountId, amount: net });
    return legs
      .map(({ accountId, amount }) => ({ accountId, amount: toBaseCurrency(amount, currencyRate) }))
      .filter(({ amount }) => amount !== 0n);
  });
}

/** The same legs on the other side where `sign` is -1. */
export function signed(legs: Leg[], sign: bigint): Leg[] {
  return legs.map(({ accountId, amount }) => ({ accountId, amount: sign * amount }));
}

export function sumOfLegs(legs: Leg[]): bigint {
  return legs.reduce((sum, { amount }) => sum + amount, 0n);
}
