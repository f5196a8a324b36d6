import type { GatewayInUse, TaxInUse } from "../domain/posting/books-offer";
import { completeProfile } from "../domain/posting/complete-profile";
import type { PostingProfile } from "../domain/posting/posting-profile";
import { same } from "../domain/posting/same-text";
import { forEachSpecial } from "../domain/posting/special-accounts";
import type { SetupValues } from "./views";

/** The profile as the setup page shows it. Providers are named as the shop's orders name them. */
export function toSetupValues(
  profile: PostingProfile,
  { ordersFrom, gateways }: { ordersFrom: string; gateways: readonly GatewayInUse[] },
): SetupValues {
  const { salesAccount, shippingAccount, paymentsAccount, invoiceStatus, numberPrefix, dueAfterDays } = profile;
  const { discountDisplay, severalTaxes, datePolicy, lockDates, draftOrders, accounts, gatewayAccounts, taxRates } = profile;

  return {
    ...{ salesAccount, shippingAccount, paymentsAccount, invoiceStatus, numberPrefix, dueAfterDays, ordersFrom },
    ...{ discountDisplay, severalTaxes, datePolicy, lockDates, draftOrders },
    accounts: forEachSpecial((purpose) => accounts[purpose] ?? ""),
    gatewayAccounts: Object.fromEntries(Object.entries(gatewayAccounts).map(([key, account]) => [handleOf(key, gateways), account])),
    taxRates: { ...taxRates },
  };
}

/** A profile may name a provider by its handle or by its name, whatever the capitals. */
export function handleOf(key: string, gateways: readonly GatewayInUse[]): string {
  return gateways.find(({ gateway, name }) => same(gateway, key) || same(name, key))?.gateway ?? key;
}

type Known = { before: PostingProfile | null; proposed: PostingProfile; taxesInUse: readonly TaxInUse[] };

/** What the page does not ask for stays as it was; at first it is as proposed. */
export function toProfile(values: SetupValues, { before, proposed, taxesInUse }: Known): PostingProfile {
  const { ordersFrom: _, accounts, gatewayAccounts, taxRates, ...chosen } = values;
  const { untaxedRates, ...kept } = before ?? proposed;

  return completeProfile({
    ...kept,
    ...chosen,
    // The page lists the taxes of recent orders only.
    taxRates: { ...without(kept.taxRates, taxesInUse), ...taxRates },
    accounts: forEachSpecial((purpose) => accounts[purpose] || null),
    gatewayAccounts: Object.fromEntries(Object.entries(gatewayAccounts).filter(([, account]) => account !== "")),
    ratePercentages: proposed.ratePercentages,
    untaxedRates: { ...untaxedRates, notASale: untaxedRates.notASale ?? proposed.untaxedRates.notASale },
  });
}

function without(rates: PostingProfile["taxRates"], shown: readonly TaxInUse[]): PostingProfile["taxRates"] {
  return Object.fromEntries(Object.entries(rates).filter(([key]) => !shown.some((tax) => tax.key === key)));
}
