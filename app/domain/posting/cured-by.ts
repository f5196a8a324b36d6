import { NOT_NAMED, type Cause } from "../problem";
import type { PostingProfile } from "./posting-profile";

/** Settings that orders are held for one by one; all others may decide about any order. */
const NAMED = [
  "taxRates",
  "accounts",
  "lockDates",
  "salesAccount",
  "shippingAccount",
  "paymentsAccount",
  "gatewayAccounts",
  "ratePercentages",
] as const;

/**
 * What a change of the settings puts right: each setting that is another now, and what Xero said of the account or tax rate that
 * stood there before; and refusals that name nothing. "any" where a setting changed on which any order may hang, and at the first time.
 */
export function curedBy(before: PostingProfile | null, after: PostingProfile): Cause[] | "any" {
  if (!before || !isSame(withoutNamed(before), withoutNamed(after))) return "any";

  const cured = named(before, after);

  return cured.length === 0 ? [] : [...cured, { code: "xero-refused", inXero: NOT_NAMED }];
}

function named(before: PostingProfile, after: PostingProfile): Cause[] {
  return [
    ...taxRatesCured(before, after),
    ...changed(before.accounts, after.accounts).flatMap(([purpose, account]) => [
      { field: `accounts.${purpose}` },
      ...inXero("account", account),
    ]),
    ...changed(mainAccounts(before), mainAccounts(after)).flatMap(([, account]) => inXero("account", account)),
    ...changed(before.gatewayAccounts, after.gatewayAccounts).flatMap(([, account]) =>
      inXero("payments account", account ?? before.paymentsAccount),
    ),
    ...(before.paymentsAccount === after.paymentsAccount ? [] : inXero("payments account", before.paymentsAccount)),
    ...(before.lockDates === after.lockDates ? [] : [{ field: "lockDates" }]),
  ];
}

/** A choice of its own, or what the chosen rate comes to. */
function taxRatesCured(before: PostingProfile, after: PostingProfile): Cause[] {
  const percentages = changed(before.ratePercentages, after.ratePercentages).map(([taxType]) => taxType);
  const corrected = Object.entries(after.taxRates).filter(([, taxType]) => percentages.includes(taxType));

  return [
    ...changed(before.taxRates, after.taxRates).flatMap(([key, taxType]) => [
      { field: `taxRates.${key}` },
      ...inXero("tax rate", taxType),
      ...inXero("use of tax rate", taxType),
    ]),
    ...corrected.map(([key]) => ({ field: `taxRates.${key}` })),
  ];
}

function mainAccounts({ salesAccount, shippingAccount, paymentsAccount }: PostingProfile) {
  return { salesAccount, shippingAccount, paymentsAccount };
}

/** The keys that have another value now, each with the one it had. */
function changed<Value>(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>): [string, Value | undefined][] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);

  return [...keys].flatMap((key): [string, Value | undefined][] => (before[key] === after[key] ? [] : [[key, before[key]]]));
}

function inXero(what: string, name: string | null | undefined): Cause[] {
  return name ? [{ inXero: `${what} ${name}` }] : [];
}

function withoutNamed(profile: PostingProfile): Partial<PostingProfile> {
  return Object.fromEntries(Object.entries(profile).filter(([key]) => !NAMED.some((named) => named === key)));
}

/** Settings are plain data; the order in which their parts stand does not matter. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [before, after] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);

  return [...keys].every((key) => isSame(before[key], after[key]));
}
