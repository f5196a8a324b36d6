import type { Books } from "../../ledger/books";
import { CURRENCY_RATE_PLACES, jsonNumber } from "../../ledger/decimal";
import { totalDiscount, totalsOf } from "../../ledger/documents/line-arithmetic";
import type { Quote } from "../../ledger/quotes/quote";
import type { Json } from "../answer";
import { thinContactShape } from "./contact";
import { lineShape } from "./line";
import { unlessEmpty, wireDay, wireInstant, wireMoney } from "./wire";

/** Lists and single answers look alike: every quote comes with its lines (Xero's examples, Nov 2026). */
export function quoteShape(books: Books, quote: Quote): Json {
  const contact = books.contacts.get(quote.contactId);
  const { subTotal, totalTax, total } = totalsOf(quote);
  const discount = totalDiscount(quote.lines);
  return {
    QuoteID: quote.id,
    QuoteNumber: quote.number,
    ...unlessEmpty("Reference", quote.reference),
    Terms: quote.terms,
    Contact: contact ? thinContactShape(contact) : {},
    LineItems: quote.lines.map((line) => lineShape(books, line, 4)),
    ...wireDay("Date", quote.date),
    ...wireDay("ExpiryDate", quote.expiryDate),
    Status: quote.status,
    CurrencyRate: jsonNumber(quote.currencyRate, CURRENCY_RATE_PLACES),
    CurrencyCode: quote.currencyCode,
    SubTotal: wireMoney(subTotal),
    TotalTax: wireMoney(totalTax),
    Total: wireMoney(total),
    ...(discount === 0n ? {} : { TotalDiscount: wireMoney(discount) }),
    ...unlessEmpty("Title", quote.title),
    ...unlessEmpty("Summary", quote.summary),
    BrandingThemeID: quote.brandingThemeId,
    UpdatedDateUTC: wireInstant(quote.updatedAtMs),
    LineAmountTypes: quote.lineAmountTypes.toUpperCase(),
  };
}
