import type { Quote } from "xero-node";
import type { ContactId, QuoteId } from "../../domain/ids";
import type { QuoteInBooks, QuoteStatus } from "../../domain/ledger/quote";
import { currency } from "../../domain/money/currency";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, Page, QuoteRead } from "../../ports/books";
import { amountsIn } from "./amounts";
import { call, mapAnswer } from "./call";
import { day, toLineInBooks } from "./from-xero";
import { xeroClientFor } from "./xero-client";

/** A deleted one is shown as deleted; of an id that Xero does not know the answer is a refusal. */
export async function readQuote({ tenantId, accessToken }: BooksAccess, id: QuoteId): Promise<Answer<QuoteInBooks>> {
  const answer = await call(() => xeroClientFor(accessToken).accountingApi.getQuote(tenantId, id));
  if (answer.kind !== "done") return answer;
  const [quote] = answer.value.body.quotes ?? [];

  return quote ? { kind: "done", value: toQuoteInBooks(quote) } : { kind: "rejected", message: "Xero shows no such quote." };
}

/** Xero's list of quotes is found by one number at a time (Nov 2026). */
export async function findQuote({ tenantId, accessToken }: BooksAccess, number: string): Promise<Answer<QuoteRead[]>> {
  const none = undefined;
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() => accountingApi.getQuotes(tenantId, none, none, none, none, none, none, none, none, none, number));

  return mapAnswer(answer, ({ body }) => (body.quotes ?? []).map(toRead));
}

/** A page of quotes has a hundred, and no word of how many there are (Nov 2026): a full one has another behind it. */
const PER_PAGE = 100;

export async function quotesChanged(
  { tenantId, accessToken }: BooksAccess,
  { since, page }: { since: Date; page: number },
): Promise<Answer<Page<QuoteRead>>> {
  const none = undefined;
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() => accountingApi.getQuotes(tenantId, since, none, none, none, none, none, none, page, "UpdatedDateUTC ASC"));

  return mapAnswer(answer, ({ body }) => {
    const found = (body.quotes ?? []).map(toRead);

    return { found, pages: found.length < PER_PAGE ? page : page + 1 };
  });
}

function toRead(quote: Quote): QuoteRead {
  return { id: quote.quoteID as QuoteId, quote: toQuoteInBooks(quote) };
}

export function toQuoteInBooks(quote: Quote): QuoteInBooks {
  const code = currency(String(quote.currencyCode));
  const { title = "", summary = "", terms = "" } = quote;
  const amounts = amountsIn(code);
  const read = {
    number: quote.quoteNumber ?? "",
    status: String(quote.status) as QuoteStatus,
    contactId: (quote.contact?.contactID ?? "") as ContactId,
    currency: code,
    date: day(quote.date),
    expiryDate: quote.expiryDate ? day(quote.expiryDate) : null,
    reference: quote.reference ?? null,
    ...{ title, summary, terms },
    total: amounts.of(quote.total),
    totalTax: amounts.of(quote.totalTax),
    updatedAt: quote.updatedDateUTC ? new Date(quote.updatedDateUTC).toISOString() : "",
    lines: (quote.lineItems ?? []).map((line) => toLineInBooks(line, amounts)),
  };

  return { ...read, ...amounts.unreadable() };
}
