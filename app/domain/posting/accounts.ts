import { hold, type Desk } from "./desk";
import type { SpecialAccount } from "./posting-profile";

/** What each account is for, in the words of the page that asks for it. */
const PURPOSES: Readonly<Record<SpecialAccount, string>> = {
  tips: "tips",
  duties: "import duties",
  fees: "additional fees",
  giftCards: "gift cards (a liability: money owed to whoever holds the card)",
  storeCredit: "store credit (a liability)",
  rounding: "rounding",
  discounts: "discounts shown as lines",
  refundDiscrepancies: "what refunds kept or gave beyond the goods",
  marketplaceTax: "tax that a marketplace collects and pays",
  taxLiability: "taxes booked as lines of their own",
};

/** The account the merchant chose. Where none is chosen the order is held: a guess would be a wrong balance. */
export function specialAccount(desk: Desk, purpose: SpecialAccount): string {
  const account = desk.profile.accounts[purpose];
  if (account !== null) return account;
  hold(desk, {
    code: "account-unmapped",
    remedy: "fix-mapping",
    message: `No account is chosen for ${PURPOSES[purpose]}. Choose one in Settings; the order is then posted by itself.`,
    field: `accounts.${purpose}`,
  });

  return "";
}
