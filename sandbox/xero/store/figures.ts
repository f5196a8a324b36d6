import type { BookChange, Books } from "../ledger/books";
import { CURRENCY_RATE_PLACES, decimalText, MONEY_PLACES, QUANTITY_PLACES, UNIT_PLACES } from "../ledger/decimal";
import type { Document, DocumentLine } from "../ledger/documents/document";
import { totalsOf } from "../ledger/documents/line-arithmetic";
import { settlementOf } from "../ledger/documents/settlement";

type Figures = Readonly<Record<string, unknown>>;

/**
 * The figures of the record that a change made or altered, as they now stand: decimal strings in the record's own
 * currency. From these entries of the journal somebody who knows nothing of this program can tell what was lost,
 * made twice or made wrong. Empty for a note and for a setting, whose id says what it is.
 */
export function figuresOf(books: Books, { category, resourceId }: BookChange): Figures {
  if (category === "HISTORY") return {};
  const document = books.documents.get(resourceId);
  if (document) return documentFigures(books, document);
  const record = books.collections.map((collection) => collection.get(resourceId)).find((found) => found !== undefined);
  return record === undefined ? {} : plainFigures(record);
}

function documentFigures(books: Books, document: Document): Figures {
  const { subTotal, totalTax, total } = totalsOf(document);
  const { paid, credited, outstanding } = settlementOf(books, document);
  const { type, number, reference, status, contactId, date, dueDate, currencyCode, lineAmountTypes } = document;
  return {
    ...{ type, number, reference, status, contactId, contactName: books.contacts.get(contactId)?.name },
    ...{ date, dueDate, currencyCode, lineAmountTypes },
    subTotal: money(subTotal),
    totalTax: money(totalTax),
    total: money(total),
    paid: money(paid),
    credited: money(credited),
    outstanding: money(outstanding),
    lines: document.lines.map(lineFigures),
  };
}

function lineFigures({ description, quantity, unitAmount, accountCode, taxType, ...amounts }: DocumentLine): Figures {
  return {
    ...{ description, accountCode, taxType },
    quantity: quantity === undefined ? undefined : decimalText(quantity, QUANTITY_PLACES),
    unitAmount: unitAmount === undefined ? undefined : decimalText(unitAmount, UNIT_PLACES),
    lineAmount: money(amounts.lineAmount),
    taxAmount: money(amounts.taxAmount),
  };
}

/** Texts, flags and amounts of a record, without what hangs below it. */
function plainFigures(record: unknown): Figures {
  const fields = Object.entries(record as Figures).filter(([, value]) => typeof value !== "object");
  return Object.fromEntries(fields.map(([name, value]) => [name, typeof value === "bigint" ? amount(name, value) : value]));
}

function amount(name: string, value: bigint): string {
  return decimalText(value, /rate$/i.test(name) ? CURRENCY_RATE_PLACES : MONEY_PLACES);
}

function money(minor: bigint): string {
  return decimalText(minor, MONEY_PLACES);
}
