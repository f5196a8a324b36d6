import type { Books } from "../books";
import type { Document } from "../documents/document";
import type { Sent } from "../sent";
import { marketRate } from "./currency-rates";

type CurrencyAndRate = Pick<Document, "currencyCode" | "currencyRate">;

/**
 * The currency of a new record, the organisation's own where none is sent; in a foreign one the day's rate where
 * none is sent. An unknown currency gets rate 1 here: the check refuses the record for it.
 */
export function draftCurrency(books: Books, sent: Sent<CurrencyAndRate>): CurrencyAndRate {
  const base = books.organisation.baseCurrency;
  const currencyCode = sent.currencyCode?.toUpperCase() ?? base;
  const given = currencyCode === base ? undefined : sent.currencyRate;
  return { currencyCode, currencyRate: given ?? marketRate(isEnabled(books, currencyCode) ? currencyCode : base, base) };
}

export function isEnabled(books: Books, currencyCode: string): boolean {
  return books.setup.currencies.some(({ code }) => code === currencyCode);
}

/** Xero's refusal of a currency that the organisation has not added, undefined where it has. */
export function currencyProblem(books: Books, currencyCode: string): string | undefined {
  return isEnabled(books, currencyCode) ? undefined : `Organisation is not subscribed to currency ${currencyCode}`;
}

/**
 * Xero, 7 April 2026: a rate that looks wrong, upside down for instance, is saved with a warning. What looks wrong
 * to it is not known: here a rate of less than half or more than twice the day's.
 */
export function rateWarnings(
  books: Books,
  sent: Pick<Sent<CurrencyAndRate>, "currencyRate">,
  { currencyCode, currencyRate }: CurrencyAndRate
): string[] {
  if (sent.currencyRate === undefined || currencyCode === books.organisation.baseCurrency) return [];
  const dayRate = marketRate(currencyCode, books.organisation.baseCurrency);
  const isNear = currencyRate * 2n >= dayRate && currencyRate <= dayRate * 2n;
  return isNear ? [] : ["The currency rate differs a lot from the rate of the day. Check that it is the right way round."];
}
