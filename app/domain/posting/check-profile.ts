import { takesRevenue } from "../ledger/chart";
import type { BooksOffer } from "./books-offer";
import { checkSpecialAccounts, type SpecialAccountErrors } from "./check-special-accounts";
import type { PostingProfile } from "./posting-profile";

/** Sentences by field of the profile; empty when it may be saved. */
export type ProfileErrors = Partial<Record<keyof PostingProfile | `gatewayAccounts.${string}`, string>> & SpecialAccountErrors;

const PREFIX = /^[\x20-\x7e]{0,20}$/;

/** A profile is saved only if Xero would take what it makes: accounts that exist, tax rates that come to what was charged. */
export function checkProfile(profile: PostingProfile, offer: BooksOffer): ProfileErrors {
  const revenue = new Set(offer.accounts.filter(takesRevenue).map(({ code }) => code));
  const payable = new Set(offer.accounts.filter(({ takesPayments }) => takesPayments).map(({ code }) => code));
  const errors: ProfileErrors = checkSpecialAccounts(profile, offer);
  if (!revenue.has(profile.salesAccount)) errors.salesAccount = "Choose the revenue account for product sales.";
  if (!revenue.has(profile.shippingAccount)) errors.shippingAccount = "Choose the revenue account for shipping.";
  if (!payable.has(profile.paymentsAccount)) errors.paymentsAccount = "Choose the account that customers' payments are recorded on.";
  for (const [gateway, account] of Object.entries(profile.gatewayAccounts)) {
    if (!payable.has(account)) errors[`gatewayAccounts.${gateway}`] = "Choose an account that payments can be recorded on.";
  }
  if (!PREFIX.test(profile.numberPrefix)) errors.numberPrefix = "Use at most 20 plain letters, digits or signs.";
  if (!(profile.dueAfterDays >= 0 && profile.dueAfterDays <= 365)) errors.dueAfterDays = "Choose 0 to 365 days.";
  const wrong = wrongRates(profile, offer);
  if (wrong.length > 0) errors.taxRates = wrong.join(" ");

  return errors;
}

function wrongRates(profile: PostingProfile, { taxRates, taxesInUse }: BooksOffer): string[] {
  return taxesInUse.flatMap(({ key, rate }) => {
    const chosen = profile.taxRates[key];
    const found = taxRates.find(({ taxType }) => taxType === chosen);
    if (chosen === undefined || found?.rate === rate) return [];

    return [
      found
        ? `“${key || "No tax"}” is ${rate}% in the shop, but ${found.name} is ${found.rate}% in Xero.`
        : `“${key || "No tax"}”: this tax rate no longer exists in Xero.`,
    ];
  });
}
