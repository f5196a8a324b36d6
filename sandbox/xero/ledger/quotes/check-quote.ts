import type { Books } from "../books";
import { lineProblems } from "../documents/check-line";
import { totalsOf } from "../documents/line-arithmetic";
import { currencyProblem } from "../settings/draft-currency";
import { QUOTE_STATUSES, type Quote, type QuoteStatus } from "./quote";

/** Every reason why Xero would refuse the quote as it would stand. Most wording is ours; lock dates do not concern an offer. */
export function checkQuote(books: Books, quote: Quote): string[] {
  const currency = currencyProblem(books, quote.currencyCode);
  const holder = [...books.shelves.quotes.values()].find(({ number }) => number !== "" && number === quote.number);
  const hasTheme = books.setup.brandingThemes.some(({ brandingThemeId }) => brandingThemeId === quote.brandingThemeId);
  const problems = [
    ...(quote.lines.length === 0 ? ["One or more line items must be specified"] : []),
    ...(holder && holder.id !== quote.id ? ["Quote number must be unique."] : []),
    ...(quote.number.length > 255 ? ["The QuoteNumber is too long: Xero stores at most 255 characters."] : []),
    ...tooLong(quote),
    ...(currency === undefined ? [] : [currency]),
    ...(hasTheme ? [] : ["The branding theme could not be found."]),
    ...(totalsOf(quote).total < 0n ? ["The quote total cannot be negative."] : []),
    ...quote.lines.flatMap((line) => (line.description ? [] : ["Description must be specified"])),
    ...quote.lines.flatMap((line) => lineProblems(books, line, { whole: quote.status !== "DRAFT", discounts: true })),
  ];
  return [...new Set(problems)];
}

/** Lengths of Xero's description of the API, Nov 2026. */
const LENGTHS = { reference: 4000, terms: 4000, title: 100, summary: 3000 } as const;

function tooLong(quote: Quote): string[] {
  return Object.entries(LENGTHS).flatMap(([name, most]) =>
    quote[name as keyof typeof LENGTHS].length > most ? [`The ${name} is too long: Xero stores at most ${most} characters.`] : []
  );
}

/** Seen refused in a live organisation (Sep 2026); that a deleted quote stays deleted is assumed, and so is that all else is allowed. */
const REFUSED: Record<QuoteStatus, readonly QuoteStatus[]> = {
  DRAFT: ["DECLINED"],
  SENT: [],
  ACCEPTED: ["DECLINED"],
  DECLINED: [],
  INVOICED: [],
  DELETED: QUOTE_STATUSES,
};

export function transitionProblems(existing: Quote | undefined, sent: string | undefined): string[] {
  const to = QUOTE_STATUSES.find((known) => known === sent);
  if (sent !== undefined && to === undefined) return ["Quote not of valid status for modification"];
  if (!existing) return to === undefined || to === "DRAFT" || to === "SENT" ? [] : ["Quote not of valid status for creation"];
  const refused = to === undefined ? existing.status === "DELETED" : REFUSED[existing.status].includes(to);
  return refused ? ["Quote not of valid status for modification"] : [];
}
