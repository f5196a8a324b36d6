import { QuoteLineAmountTypes, type CurrencyCode, type Quote, type QuoteStatusCodes } from "xero-node";
import { isChanged, type QuoteChange } from "../../domain/quotes/quote-change";
import { quoteFingerprint, type QuoteInBooks } from "../../domain/ledger/quote";
import type { Answer } from "../../ports/answer";
import type { QuoteToCreate } from "../../ports/books";
import type { BooksWriter, ElementOutcome, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { eachAlone, theOnly, toOutcome } from "./element-outcome";
import { findQuote, readQuote, toQuoteInBooks } from "./read-quotes";
import { toLineItem } from "./to-xero";
import { xeroClientFor } from "./xero-client";

/** PUT, never POST, as with invoices. One at a time: Xero finds quotes by one number a call, and a lost one has to be found. */
export const quoteWriter: BooksWriter<QuoteToCreate> = {
  naturalKey: ({ number }) => number,
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const quotes = documents.map(toXeroQuote);
    const answer = await call(() => accountingApi.createQuotes(tenantId, { quotes }, false, idempotencyKey));

    return mapAnswer(answer, ({ body }) => (body.quotes ?? []).map(toAnswer));
  },
  lookUps: eachAlone,
  find: async (access, documents) =>
    mapAnswer(await findQuote(access, theOnly(documents).number), (found) => found.map(({ id, quote }) => written(id, quote))),
};

/** POST with its id, read right before, and left alone where it no longer stands as it did when the change was decided. */
export const quoteChangeWriter: BooksWriter<QuoteChange> = {
  naturalKey: ({ number }) => number,
  lookUps: eachAlone,
  known: async (access, documents) => {
    const change = theOnly(documents);

    return mapAnswer(await readQuote(access, change.quoteId), (seen) => outcomeOf(change, seen));
  },
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const quotes = documents.map(toXeroChange);
    const answer = await call(() => accountingApi.updateOrCreateQuotes(tenantId, { quotes }, false, idempotencyKey));

    return mapAnswer(answer, ({ body }) => (body.quotes ?? []).map(toAnswer));
  },
  find: async (access, documents): Promise<Answer<Written[]>> => {
    const change = theOnly(documents);

    return mapAnswer(await readQuote(access, change.quoteId), (seen) => (isChanged(seen, change) ? [written(change.quoteId, seen)] : []));
  },
};

function outcomeOf(change: QuoteChange, seen: QuoteInBooks): ElementOutcome[] {
  if (isChanged(seen, change)) return [{ ok: true, written: written(change.quoteId, seen) }];
  if (!seen.unreadable && quoteFingerprint(seen) === change.standsAs) return [];
  const message = `Quote ${change.number} was changed in Xero a moment ago, so Crossfoot left it as it is. Press Retry.`;

  return [{ ok: false, naturalKey: change.number, message, taken: false }];
}

/** Contact by id alone, as inside invoices. Quotes take their unit amounts to four decimals unasked (Xero, Nov 2026). */
function toXeroQuote(quote: QuoteToCreate): Quote {
  return {
    ...headOf(quote),
    quoteNumber: quote.number,
    // Declared as enums of numbers, sent and received as their names.
    currencyCode: quote.currency as unknown as CurrencyCode,
    status: quote.status as unknown as QuoteStatusCodes,
    ...linesOf(quote),
    ...(quote.currencyRate !== null && { currencyRate: Number(quote.currencyRate) }),
    ...(quote.brandingThemeId !== null && { brandingThemeID: quote.brandingThemeId }),
  };
}

/** Lines that are not sent stay as they are; texts that are not sent are cleared (seen in a live organisation, Sep 2026). */
function toXeroChange(change: QuoteChange): Quote {
  const { quoteId, number, to, texts, offer, anew } = change;

  return {
    ...headOf(change),
    quoteID: quoteId,
    quoteNumber: number,
    status: to as unknown as QuoteStatusCodes,
    ...texts,
    ...(anew && offer && linesOf(offer)),
  };
}

function headOf({ contactId, reference, date, expiryDate }: Pick<QuoteChange, "contactId" | "reference" | "date" | "expiryDate">): Quote {
  return { contact: { contactID: contactId }, reference, date, ...(expiryDate !== null && { expiryDate }) };
}

function linesOf({ taxInclusive, lines }: Pick<QuoteToCreate, "taxInclusive" | "lines">): Quote {
  return {
    lineAmountTypes: (taxInclusive ? "INCLUSIVE" : "EXCLUSIVE") as unknown as QuoteLineAmountTypes,
    lineItems: lines.map(toLineItem),
  };
}

function toAnswer(quote: Quote): ElementOutcome {
  const bare: Written = { naturalKey: quote.quoteNumber ?? "", remoteId: quote.quoteID ?? "" };
  const outcome = toOutcome(quote, bare);

  return outcome.ok ? { ok: true, written: { ...bare, seen: toQuoteInBooks(quote) } } : outcome;
}

function written(id: string, seen: QuoteInBooks): Written {
  return { naturalKey: seen.number, remoteId: id, seen };
}
