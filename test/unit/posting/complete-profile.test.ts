import { expect, test } from "vitest";
import { completeProfile, type StoredProfile } from "../../../app/domain/posting/complete-profile";

/** A profile as it was saved before the further choices existed. */
const OLD: StoredProfile = {
  salesAccount: "200",
  shippingAccount: "260",
  paymentsAccount: "090",
  invoiceStatus: "AUTHORISED",
  numberPrefix: "SH-",
  dueAfterDays: 14,
  taxRates: {},
};

test("an old profile books as it did before, and guesses nothing for the rest", () => {
  const profile = completeProfile(OLD);
  expect(profile).toMatchObject({ ...OLD, discountDisplay: "amount", datePolicy: "created", bookingCurrency: "shop", lockDates: "hold", roundingToleranceCents: 5 });
  expect(new Set(Object.values(profile.accounts))).toEqual(new Set([null]));
});

test("what was chosen stays, also where only part of a group was", () => {
  const profile = completeProfile({ ...OLD, discountDisplay: "net", accounts: { tips: "810" } as never, exclusions: { tags: ["x"] } as never });
  expect(profile.discountDisplay).toBe("net");
  expect(profile.accounts).toMatchObject({ tips: "810", giftCards: null });
  expect(profile.exclusions).toMatchObject({ tags: ["x"], gateways: [], zeroTotal: false });
});
