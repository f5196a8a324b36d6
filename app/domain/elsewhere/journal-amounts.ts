import type { Currency } from "../money/currency";
import { add, money, subtract, sum, zero, type Money } from "../money/money";

/** Account codes, where Crossfoot books what is sold and where what is paid, and the organisation's own currency. */
export type SalesAccounts = { sales: readonly string[]; payments: readonly string[]; currency: Currency };

/** One line of a manual journal. Debits are positive, credits negative; `tax` has its line's sign and is not in `net`. */
export type JournalLine = { accountCode: string | null; net: Money; tax: Money };

/** `total`: what to show of it; `amounts`: each sum that orders may come to, none where it books no sales. */
export type JournalSums = { total: Money; amounts: readonly Money[] };

/**
 * What a journal may have booked of a shop's sales. People and programs write it in several ways: tax on the lines or on a line of
 * its own, fees taken off the payout or not. So each of these may be the orders' sum: what the accounts of sales are credited,
 * with and without the tax of these lines; all that is credited; what the accounts of payments are debited.
 */
export function journalSums(lines: readonly JournalLine[], { sales, payments, currency }: SalesAccounts): JournalSums {
  const ofSales = lines.filter(({ accountCode }) => accountCode !== null && sales.includes(accountCode));
  const ofPayments = lines.filter(({ accountCode }) => accountCode !== null && payments.includes(accountCode));
  const nothing = zero(currency);
  const credited = subtract(nothing, sum(ofSales.map(gross), currency));
  const creditedNet = subtract(nothing, sum(ofSales.map(({ net }) => net), currency)); // prettier-ignore
  const debited = sum(ofPayments.map(gross), currency);
  if (credited.minor <= 0n && debited.minor <= 0n) return { total: nothing, amounts: [] };
  const allCredits = subtract(nothing, sum(lines.map(gross).filter(({ minor }) => minor < 0n), currency)); // prettier-ignore
  const sums = [credited, creditedNet, debited, allCredits].flatMap(({ minor }) => (minor > 0n ? [minor] : []));

  return { total: credited.minor > 0n ? credited : debited, amounts: [...new Set(sums)].map((minor) => money(minor, currency)) };
}

function gross({ net, tax }: JournalLine): Money {
  return add(net, tax);
}
