import { takesRevenue, type LedgerAccount } from "../ledger/chart";
import type { PostingProfile, SpecialAccount } from "./posting-profile";
import { mayStandFor } from "./special-accounts";

/**
 * What an accountant would propose, of what there is. Fees, and what refunds keep or give, belong with the sales they come
 * from. Tips, gift cards, duties and other people's tax are not the merchant's money: without an account named for them none
 * is proposed.
 */
export function proposeSpecialAccounts(accounts: readonly LedgerAccount[], salesAccount: string | null): PostingProfile["accounts"] {
  const find = (purpose: SpecialAccount, pattern: RegExp) =>
    named(
      accounts.filter((account) => mayStandFor(account, purpose)),
      pattern,
    )?.code ?? null;
  const giftCards = find("giftCards", /gift|voucher/i);

  return {
    giftCards,
    storeCredit: find("storeCredit", /store credit/i) ?? giftCards,
    tips: find("tips", /\btips?\b|gratuit/i),
    fees: named(accounts.filter(takesRevenue), /\b(fees?|surcharges?)\b/i)?.code ?? salesAccount,
    duties: find("duties", /\bdut(y|ies)\b|customs|\bimport\b/i),
    refundDiscrepancies: salesAccount,
    rounding: accounts.find(({ isRounding }) => isRounding)?.code ?? find("rounding", /rounding/i),
    discounts: salesAccount,
    marketplaceTax: find("marketplaceTax", /marketplace/i),
    taxLiability: find("taxLiability", /\btax(es)?\b.*\b(payable|liability|collected)\b/i),
  };
}

export function named(accounts: readonly LedgerAccount[], pattern: RegExp): LedgerAccount | undefined {
  return accounts.find(({ name }) => pattern.test(name));
}
