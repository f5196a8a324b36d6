import { hasAttachments } from "../../ledger/papers/attachment";
import type { Books } from "../../ledger/books";
import { CURRENCY_RATE_PLACES, jsonNumber } from "../../ledger/decimal";
import type { AdvanceKind, Document } from "../../ledger/documents/document";
import { totalDiscount, totalsOf } from "../../ledger/documents/line-arithmetic";
import { settlementOf } from "../../ledger/documents/settlement";
import type { Json } from "../answer";
import type { Detail } from "../query/list";
import { contactShape, thinContactShape } from "./contact";
import { nestedAllocationShape, ownAllocationsShape } from "./allocation";
import { lineShape } from "./line";
import { nestedPaymentShape } from "./payment";
import { unlessEmpty, wireDay, wireMoney, wireUpdated } from "./wire";

export interface DocumentView {
  detail: Detail;
  unitPlaces: 2 | 4;
}

/** An invoice as JSON. Figures come from integers; only the last step makes them numbers. */
export function invoiceShape(books: Books, invoice: Document, view: DocumentView): Json {
  const settlement = settlementOf(books, invoice);
  const credits = view.detail === "summary" ? [] : books.allocationsOf(invoice.documentId);
  const nested = (kind: AdvanceKind | "creditNote") =>
    credits
      .filter(({ creditId }) => books.documents.get(creditId)?.kind === kind)
      .map((allocation) => nestedAllocationShape(books, allocation));
  return {
    Type: invoice.type,
    InvoiceID: invoice.documentId,
    InvoiceNumber: invoice.number,
    ...(invoice.type === "ACCREC" ? { Reference: invoice.reference } : {}),
    ...unlessEmpty("Url", invoice.url),
    ...(view.detail === "summary" ? {} : { Payments: paymentsOf(books, invoice) }),
    CreditNotes: nested("creditNote"),
    Prepayments: nested("prepayment"),
    Overpayments: nested("overpayment"),
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
  return {
    CreditNoteID: creditNote.documentId,
    CreditNoteNumber: creditNote.number,
    ID: creditNote.documentId,
    ...(creditNote.type === "ACCRECCREDIT" ? { Reference: creditNote.reference } : {}),
    Type: creditNote.type,
    ...(view.detail === "summary" ? {} : { Payments: paymentsOf(books, creditNote) }),
    RemainingCredit: wireMoney(outstanding),
    AppliedAmount: wireMoney(credited),
    Allocations: view.detail === "summary" ? [] : ownAllocationsShape(books, creditNote),
    SentToContact: creditNote.sentToContact,
    ...commonShape(books, creditNote, view),
  };
}

export function commonShape(books: Books, document: Document, { detail, unitPlaces }: DocumentView): Json {
  const contact = books.contacts.get(document.contactId);
  const totals = totalsOf(document);
  return {
    CurrencyRate: jsonNumber(document.currencyRate, CURRENCY_RATE_PLACES),
    HasErrors: false,
    HasAttachments: hasAttachments(books, document.documentId),
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

export function paymentsOf(books: Books, document: Document): Json[] {
  return books
    .paymentsOf(document.documentId)
    .filter((payment) => payment.status === "AUTHORISED")
    .map(nestedPaymentShape);
}
