import type { LedgerAccount, TaxRate, TrackingCategory } from "../domain/ledger/chart";
import type { Override } from "../domain/ledger/override";
import type { Books } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { ChoiceErrors, ChoiceOptions, OverrideValues } from "./choice-views";
import { answeredBy } from "./read-books-offer";
import type { XeroAccess } from "./xero-access";

/** What Xero has in use: an account that was archived a minute ago is not there. */
export type Offered = { accounts: readonly LedgerAccount[]; taxRates: readonly TaxRate[]; tracking: readonly TrackingCategory[] };

/** Three calls, one after the other: where the access token has run out, the first renews it. */
export async function readOffered({ books, xero }: { books: Books; xero: XeroAccess }, connection: Connection): Promise<Offered> {
  return {
    accounts: await xero(connection, (access) => books.accounts(access)).then(answeredBy("Xero")),
    taxRates: await xero(connection, (access) => books.taxRates(access)).then(answeredBy("Xero")),
    tracking: await xero(connection, (access) => books.trackingCategories(access)).then(answeredBy("Xero")),
  };
}

export function toChoiceOptions({ accounts, taxRates, tracking }: Offered): ChoiceOptions {
  return {
    accounts: accounts.filter(({ takesLines }) => takesLines).map(({ code, name }) => ({ code, name })),
    taxRates: taxRates.map(({ taxType, name, rate }) => ({ taxType, name, percent: rate })),
    tracking: tracking.map(({ name, options }) => ({ category: name, options })),
  };
}

export type Checked = { override: Override; errors: ChoiceErrors };

/** Only what Xero has in use may be chosen; `at` is put before the names of the fields at fault. */
export function checkOverride({ account, taxType, tracking }: OverrideValues, offered: Offered, at: string): Checked {
  const errors: ChoiceErrors = {};
  const takesLines = offered.accounts.some(({ code, takesLines: takes }) => code === account && takes);
  if (account !== "" && !takesLines) errors[`${at}account`] = `Xero has no account ${account} in use that takes sales lines.`;
  const rate = offered.taxRates.find((each) => each.taxType === taxType);
  if (taxType !== "" && !rate) errors[`${at}taxType`] = `Xero has no tax rate ${taxType} in use for sales.`;
  const chosen = Object.entries(tracking).filter(([, option]) => option !== "");
  for (const [category, option] of chosen) {
    const found = offered.tracking.find(({ name }) => name === category);
    if (!found?.options.includes(option))
      errors[`${at}tracking.${category}`] = `Xero has no tracking option “${category}: ${option}” in use.`;
  }

  return {
    errors,
    override: {
      ...(account !== "" && { account }),
      ...(rate && { tax: { taxType: rate.taxType, rate: rate.rate } }),
      ...(chosen.length > 0 && { tracking: chosen.map(([category, option]) => ({ category, option })) }),
    },
  };
}

export function toOverrideValues({ account = "", tax, tracking = [] }: Override): OverrideValues {
  return {
    account,
    taxType: tax?.taxType ?? "",
    tracking: Object.fromEntries(tracking.map(({ category, option }) => [category, option])),
  };
}
