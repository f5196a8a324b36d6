import type { Books } from "../books";
import type { Account } from "../settings/account";
import { legsOf } from "./postings";

export interface AccountBalance {
  account: Account;
  /** Minor units of the base currency, debit positive. */
  balance: bigint;
}

/**
 * A trial balance computed from the records themselves, so that it cannot drift from them.
 * Every posting's legs sum to 0, and therefore so do the balances.
 */
export function accountBalances(books: Books): AccountBalance[] {
  const sums = new Map<string, bigint>();
  for (const leg of legsOf(books)) sums.set(leg.accountId, (sums.get(leg.accountId) ?? 0n) + leg.amount);
  return books.setup.accounts.map((account) => ({ account, balance: sums.get(account.accountId) ?? 0n }));
}
