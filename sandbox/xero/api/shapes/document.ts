import type { Books } from "../../ledger/books";
import {
  CURRENCY_RATE_PLACES,
  jsonNumber,
  MONEY_PLACES,
  PERCENT_PLACES,
  QUANTITY_PLACES,
  rescale,
  UNIT_PLACES,
} from "../../ledger/decimal";
import type { Document, DocumentLine } from "../../ledger/document";
import { totalDiscount, totalsOf } from "../../ledger/line-arithmetic";
import { settlementOf } from "../../ledger/settlement";
import type { Json } from "../answer";
import type { Detail } from "../query/list";
import { contactShape, thinContactShape } from "./contact";
import { nestedAllocationShape, nestedPaymentShape } from "./payment";
import { unlessEmpty, wireDay, wireMoney, wireUpdated } from "./wire";

export interface DocumentView {
  detail: Detail;
  unitPlaces: 2 | 4;
}

/** An invoice as JSON. Figures come from integers; only the last step makes them numbers. */
export function invoiceShape(books: Books, invoice: Document, view: DocumentView): Json {
  const settlement = settlementOf(books, invoice);
  const credits = view.detail === "summary" ? [] : books.allocationsOf(invoice.documentId);
  return {
    Type: invoice.type,
    InvoiceID: invoice.documentId,
    InvoiceNumber: invoice.number,
    ...(invoice.type === "ACCREC" ? { Reference: invoice.reference } : {}),
    ...unlessEmpty("Url", invoice.url),
    ...(view.detail === "summary" ? {} : { Payments: paymentsOf(books, invoice) }),
    CreditNotes: credits.map((allocation) => nestedAllocationShape(books, allocation)),
    Prepayments: [],
    Overpayments: [],
    AmountDue: wireMoney(settlement.outstanding),
    AmountPaid: wireMoney(settlement.paid),
    AmountCredited: wireMoney(settlement.credited),
    SentToContact: invoice.sentToContact,
    ...wireDay("ExpectedPaymentDate", invoice.expectedPaymentDate),
    ...wireDay("PlannedPaymentDate", invoice.plannedPaymentDate),
    ...commonShape(books, invoice, view),
    IsDiscounted: totalDiscount(invoice.lines) !== 0n,
    ...(totalDiscount(invoice.lines) === 0n ? {} : { TotalDiscount: wireMoney(totalDiscount(invoice.lines)) }),
    InvoicePaymentServices: [],
  };
}

export function creditNoteShape(books: Books, creditNote: Document, view: DocumentView): Json {
  const { outstanding, credited } = settlementOf(books, creditNote);
  const allocations = view.detail === "summary" ? [] : books.allocationsOf(creditNote.documentId);
  return {
    CreditNoteID: creditNote.documentId,
    CreditNoteNumber: creditNote.number,
    ID: creditNote.documentId,
    ...(creditNote.type === "ACCRECCREDIT" ? { Reference: creditNote.reference } : {}),
    Type: creditNote.type,
    ...(view.detail === "summary" ? {} : { Payments: paymentsOf(books, creditNote) }),
    RemainingCredit: wireMoney(outstanding),
    AppliedAmount: wireMoney(credited),
    Allocations: allocations.map((allocation) => ({
      AllocationID: allocation.allocationId,
      Amount: wireMoney(allocation.amount),
      ...wireDay("Date", allocation.date),
      Invoice: { InvoiceID: allocation.invoiceId, InvoiceNumber: books.documents.get(allocation.invoiceId)?.number },
      IsDeleted: false,
    })),
    SentToContact: creditNote.sentToContact,
    ...commonShape(books, creditNote, view),
  };
}

function commonShape(books: Books, document: Document, { detail, unitPlaces }: DocumentView): Json {
  const contact = books.contacts.get(document.contactId);
  const totals = totalsOf(document);
  return {
    CurrencyRate: jsonNumber(document.currencyRate, CURRENCY_RATE_PLACES),
    HasErrors: false,
    HasAttachments: false,
    Contact: contact ? (detail === "single" ? contactShape(books, contact, "paged") : thinContactShape(contact)) : {},
    ...wireDay("Date", document.date),
    ...wireDay("DueDate", document.dueDate),
    BrandingThemeID: document.brandingThemeId,
    Status: document.status,
    LineAmountTypes: document.lineAmountTypes,
    LineItems: detail === "summary" ? [] : document.lines.map((line) => lineShape(books, line, unitPlaces)),
    SubTotal: wireMoney(totals.subTotal),
    TotalTax: wireMoney(totals.totalTax),
    Total: wireMoney(totals.total),
    ...wireUpdated(document.updatedAtMs),
    CurrencyCode: document.currencyCode,
    ...wireDay("FullyPaidOnDate", document.fullyPaidOnDate),
  };
}

function paymentsOf(books: Books, document: Document): Json[] {
  return books
    .paymentsOf(document.documentId)
    .filter((payment) => payment.status === "AUTHORISED")
    .map(nestedPaymentShape);
}

/** A line that is only a description has neither quantity nor amounts (recorded Sep 2026). */
function lineShape(books: Books, line: DocumentLine, unitPlaces: 2 | 4): Json {
  const account = line.accountCode === undefined ? undefined : books.accountByCode(line.accountCode);
  const { quantity, unitAmount, discountRate, discountAmount } = line;
  return {
    ...unlessEmpty("Description", line.description),
    ...(unitAmount === undefined
      ? {}
      : { UnitAmount: jsonNumber(rescale(unitAmount, UNIT_PLACES, unitPlaces), unitPlaces) }),
    ...unlessEmpty("TaxType", line.taxType),
    ...(unitAmount === undefined
      ? {}
      : { TaxAmount: wireMoney(line.taxAmount), LineAmount: wireMoney(line.lineAmount) }),
    ...(discountRate === undefined ? {} : { DiscountRate: jsonNumber(discountRate, PERCENT_PLACES) }),
    ...(discountAmount === undefined ? {} : { DiscountAmount: jsonNumber(discountAmount, MONEY_PLACES) }),
    ...unlessEmpty("AccountCode", line.accountCode),
    Tracking: line.tracking.map((tracking) => ({
      Name: tracking.name,
      Option: tracking.option,
      TrackingCategoryID: tracking.trackingCategoryId,
      TrackingOptionID: tracking.trackingOptionId,
    })),
    ...(quantity === undefined ? {} : { Quantity: jsonNumber(quantity, QUANTITY_PLACES) }),
    LineItemID: line.lineItemId,
    ...unlessEmpty("AccountID", account?.accountId),
    ValidationErrors: [],
  };
}
