import { CURRENCY_RATE_PLACES } from "../../ledger/decimal";
import type { LineAmountTypes } from "../../ledger/documents/document";
import type { QuoteInput } from "../../ledger/quotes/quote";
import { readContact } from "./contact-input";
import { readLine } from "./document-input";
import type { Fields } from "./fields";

/** Quotes write in capitals what invoices write as Exclusive, Inclusive and NoTax (Xero, Nov 2026). */
const QUOTE_TYPES = ["EXCLUSIVE", "INCLUSIVE", "NOTAX"] as const;
const TYPES: Record<(typeof QUOTE_TYPES)[number], LineAmountTypes> = {
  EXCLUSIVE: "Exclusive",
  INCLUSIVE: "Inclusive",
  NOTAX: "NoTax",
};

/** Unit amounts of quotes have four decimals, without `unitdp` (Xero, Nov 2026). */
export function readQuote(fields: Fields): QuoteInput {
  const contact = fields.object("Contact");
  const types = fields.oneOf("LineAmountTypes", QUOTE_TYPES, "Xero.API.Library..QuoteLineAmountTypes");
  return {
    id: fields.text("QuoteID"),
    number: fields.text("QuoteNumber"),
    reference: fields.text("Reference"),
    terms: fields.text("Terms"),
    title: fields.text("Title"),
    summary: fields.text("Summary"),
    contact: contact && readContact(contact),
    date: fields.date("Date"),
    expiryDate: fields.date("ExpiryDate"),
    status: fields.text("Status")?.toUpperCase(),
    lineAmountTypes: types && TYPES[types],
    lines: fields.list("LineItems")?.map((line) => readLine(line, 4)),
    currencyCode: fields.text("CurrencyCode"),
    currencyRate: fields.decimal("CurrencyRate", CURRENCY_RATE_PLACES),
    brandingThemeId: fields.text("BrandingThemeID"),
  };
}
