import type { AccountClass, LedgerAccount } from "../ledger/chart";
import type { SpecialAccount } from "./posting-profile";

type Kind = { classes: readonly AccountClass[]; payments?: true };

/**
 * What may stand for each. Xero, Nov 2026: its rates for sales cannot go on expense accounts, so what may carry tax is kept
 * off them. Redeeming a gift card or store credit is a payment from the account, so payments must be enabled on it.
 */
const KINDS: Readonly<Record<SpecialAccount, Kind>> = {
  giftCards: { classes: ["liability"], payments: true },
  storeCredit: { classes: ["liability"], payments: true },
  tips: { classes: ["liability", "revenue"] },
  fees: { classes: ["liability", "revenue"] },
  duties: { classes: ["liability", "revenue"] },
  refundDiscrepancies: { classes: ["revenue"] },
  rounding: { classes: ["liability", "revenue", "expense"] },
  discounts: { classes: ["revenue"] },
  marketplaceTax: { classes: ["liability", "asset"] },
  taxLiability: { classes: ["liability"] },
};

export const SPECIAL_ACCOUNTS = Object.keys(KINDS) as readonly SpecialAccount[];

export function mayStandFor(account: LedgerAccount, purpose: SpecialAccount): boolean {
  const { classes, payments } = KINDS[purpose];

  return (
    account.takesLines &&
    (account.isRounding ? purpose === "rounding" : classes.includes(account.class)) &&
    (!payments || account.takesPayments)
  );
}

/** A value for each of the special accounts. */
export function forEachSpecial<T>(valueOf: (purpose: SpecialAccount) => T): Record<SpecialAccount, T> {
  return Object.fromEntries(SPECIAL_ACCOUNTS.map((purpose) => [purpose, valueOf(purpose)])) as Record<SpecialAccount, T>;
}

/** How many of these orders need each. */
export function specialInUse(orders: readonly (readonly SpecialAccount[])[]): Partial<Record<SpecialAccount, number>> {
  const counts: Partial<Record<SpecialAccount, number>> = {};
  for (const purpose of orders.flat()) counts[purpose] = (counts[purpose] ?? 0) + 1;

  return counts;
}
