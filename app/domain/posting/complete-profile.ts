import type { PostingChoices, PostingProfile } from "./posting-profile";

/** What a merchant gets who has chosen nothing yet: sales are booked as before, and nothing is guessed for the rest. */
export const DEFAULT_CHOICES: PostingChoices = {
  accounts: {
    tips: null,
    duties: null,
    fees: null,
    giftCards: null,
    storeCredit: null,
    rounding: null,
    discounts: null,
    refundDiscrepancies: null,
    marketplaceTax: null,
    taxLiability: null,
  },
  bookingCurrency: "shop",
  discountDisplay: "amount",
  severalTaxes: "combined",
  taxAccounts: {},
  taxRules: [],
  ratePercentages: {},
  untaxedRates: { notASale: null, exemptCustomer: null, export: null, zeroRated: null },
  accountRules: [],
  trackingRules: [],
  tagRules: [],
  gatewayAccounts: {},
  exclusions: { tags: [], gateways: [], channels: [], zeroTotal: false, placedBefore: null },
  draftOrders: "nothing",
  quoteExpiresAfterDays: null,
  contactPer: "company",
  contactRules: ["number", "email", "tax-number"],
  contactDoubt: "review",
  datePolicy: "created",
  reference: "purchase-order",
  brandingThemeId: null,
  lockDates: "hold",
  roundingToleranceCents: 5,
};

/** A profile as it may be stored: saved before some of the choices existed. */
export type StoredProfile = Omit<PostingProfile, keyof PostingChoices> & Partial<PostingChoices>;

/** Adds the defaults of choices that did not exist when the profile was saved. */
export function completeProfile(stored: StoredProfile): PostingProfile {
  return {
    ...DEFAULT_CHOICES,
    ...stored,
    accounts: { ...DEFAULT_CHOICES.accounts, ...stored.accounts },
    untaxedRates: { ...DEFAULT_CHOICES.untaxedRates, ...stored.untaxedRates },
    exclusions: { ...DEFAULT_CHOICES.exclusions, ...stored.exclusions },
  };
}
