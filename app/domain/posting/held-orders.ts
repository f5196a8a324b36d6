import { rateOfKey, type TaxKey } from "../commerce/tax-line";
import type { Problem } from "../problem";
import type { BooksOffer } from "./books-offer";
import type { SpecialAccount } from "./posting-profile";

const TAX = "taxRates.";
const ACCOUNT = "accounts.";

/**
 * Adds what held orders lack, by the fields that their problems name: an order must not wait for a choice that no page
 * offers. What recent orders show already keeps its count.
 */
export function withHeldOrders(offer: BooksOffer, held: readonly (readonly Problem[])[]): BooksOffer {
  const fields = countFields(held);
  const taxes = under(fields, TAX).map(([key, orders]) => ({ key: key as TaxKey, rate: rateOfKey(key), orders }));
  const accounts = under(fields, ACCOUNT) as [SpecialAccount, number][];

  return {
    ...offer,
    taxesInUse: [...offer.taxesInUse, ...taxes.filter(({ key }) => !offer.taxesInUse.some((known) => known.key === key))],
    specialInUse: { ...Object.fromEntries(accounts), ...offer.specialInUse },
  };
}

function countFields(held: readonly (readonly Problem[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const problems of held) {
    for (const field of new Set(problems.flatMap((each) => each.field ?? []))) counts.set(field, (counts.get(field) ?? 0) + 1);
  }

  return counts;
}

function under(fields: ReadonlyMap<string, number>, prefix: string): [string, number][] {
  return [...fields].flatMap(([field, count]) => (field.startsWith(prefix) ? [[field.slice(prefix.length), count]] : []));
}
