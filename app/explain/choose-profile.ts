import type { Order } from "../domain/commerce/order";
import type { Organisation } from "../domain/ledger/organisation";
import { currency } from "../domain/money/currency";
import type { PostingProfile } from "../domain/posting/posting-profile";
import { builtInOrganisation, builtInProfile } from "./built-in-profile";
import type { ProfileFile } from "./profile-file";

/** The profile and the organisation an order is planned with: the built-in ones, and over them what the file says. */
export function chooseProfile(order: Order, file: ProfileFile | null): { profile: PostingProfile; organisation: Organisation } {
  const basis = { profile: builtInProfile(order), organisation: builtInOrganisation(order) };
  if (!file) return basis;
  const { version: _version, organisation: books = {}, accounts, untaxedRates, exclusions, orderChoices: _orderChoices, ...choices } = file;
  const { baseCurrency, currencies, ...named } = books;

  return {
    profile: {
      ...basis.profile,
      ...choices,
      accounts: { ...basis.profile.accounts, ...accounts },
      untaxedRates: { ...basis.profile.untaxedRates, ...untaxedRates },
      exclusions: { ...basis.profile.exclusions, ...exclusions },
      // With rates of its own the file says what they come to, or nothing is known of that.
      ratePercentages: choices.ratePercentages ?? (choices.taxRates ? {} : basis.profile.ratePercentages),
    } as PostingProfile,
    organisation: {
      ...basis.organisation,
      ...named,
      ...(baseCurrency && { baseCurrency: currency(baseCurrency) }),
      ...(currencies && { currencies: currencies.map(currency) }),
    } as Organisation,
  };
}
