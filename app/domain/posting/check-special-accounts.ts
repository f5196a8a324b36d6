import type { BooksOffer } from "./books-offer";
import type { PostingProfile, SpecialAccount } from "./posting-profile";
import { mayStandFor, SPECIAL_ACCOUNTS } from "./special-accounts";

export type SpecialAccountErrors = Partial<Record<`accounts.${SpecialAccount}`, string>>;

const HELD_BY_OTHERS = "Choose a liability account on which payments are enabled: it is paid from when it is used.";
const OWED = "Choose a liability or income account.";

const WRONG: Readonly<Record<SpecialAccount, string>> = {
  giftCards: HELD_BY_OTHERS,
  storeCredit: HELD_BY_OTHERS,
  tips: OWED,
  fees: OWED,
  duties: OWED,
  refundDiscrepancies: "Choose an income account.",
  rounding: "Choose Xero’s rounding account, or an income, expense or liability account.",
  discounts: "Choose an income account: a discount lowers your income.",
  marketplaceTax: "Choose a liability or asset account that is no bank account.",
  taxLiability: "Choose a liability account.",
};

/** Amounts that nothing is chosen for hold their orders, so they may stay open, unless another choice calls for them. */
export function checkSpecialAccounts(profile: PostingProfile, { accounts }: BooksOffer): SpecialAccountErrors {
  const errors: SpecialAccountErrors = {};
  for (const purpose of SPECIAL_ACCOUNTS) {
    const code = profile.accounts[purpose];
    if (code === null) continue;
    const fits = accounts.some((account) => account.code === code && mayStandFor(account, purpose));
    if (!fits) errors[`accounts.${purpose}`] = WRONG[purpose];
  }
  if (profile.discountDisplay === "line" && profile.accounts.discounts === null) {
    errors["accounts.discounts"] = "Discounts are shown as lines of their own: choose the account for them.";
  }
  if (profile.severalTaxes === "separate" && profile.accounts.taxLiability === null) {
    errors["accounts.taxLiability"] = "Each tax gets a line of its own: choose the liability account for them.";
  }

  return errors;
}
