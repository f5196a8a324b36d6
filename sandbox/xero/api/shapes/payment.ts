import type { Books } from "../../ledger/books";
import { CURRENCY_RATE_PLACES, jsonNumber } from "../../ledger/decimal";
import { toBaseCurrency } from "../../ledger/currency-rates";
import type { Allocation, Payment } from "../../ledger/payment";
import type { Json } from "../answer";
import { thinContactShape } from "./contact";
import { wireDay, wireMoney, wireUpdated } from "./wire";

export function paymentShape(books: Books, payment: Payment): Json {
  const account = books.accountById(payment.accountId);
  return {
    ...nestedPaymentShape(payment),
    BankAmount: wireMoney(toBaseCurrency(payment.amount, payment.currencyRate)),
    PaymentType: payment.paymentType,
    Status: payment.status,
    ...wireUpdated(payment.updatedAtMs),
    HasAccount: account !== undefined,
    IsReconciled: payment.isReconciled,
    Account: account ? { AccountID: account.accountId, Code: account.code, Name: account.name } : {},
    ...documentShape(books, payment),
  };
}

/** How a payment appears inside its invoice. */
export function nestedPaymentShape(payment: Payment): Json {
  const { DateString: _, ...day } = wireDay("Date", payment.date);
  return {
    PaymentID: payment.paymentId,
    ...day,
    Amount: wireMoney(payment.amount),
    Reference: payment.reference,
    CurrencyRate: jsonNumber(payment.currencyRate, CURRENCY_RATE_PLACES),
    HasAccount: false,
    HasValidationErrors: false,
  };
}

/** How a credit note appears inside the invoice that it reduces. */
export function nestedAllocationShape(books: Books, allocation: Allocation): Json {
  const creditNote = books.documents.get(allocation.creditNoteId);
  return {
    CreditNoteID: allocation.creditNoteId,
    CreditNoteNumber: creditNote?.number,
    ID: allocation.creditNoteId,
    AppliedAmount: wireMoney(allocation.amount),
    ...wireDay("Date", allocation.date),
    HasErrors: false,
  };
}

/** The thin invoice or credit note that a payment belongs to. */
function documentShape(books: Books, payment: Payment): Json {
  const document = books.documents.get(payment.documentId);
  if (!document) return {};
  const contact = books.contacts.get(document.contactId);
  const common = {
    Type: document.type,
    Contact: contact ? thinContactShape(contact) : {},
    CurrencyCode: document.currencyCode,
    LineItems: [],
    HasErrors: false,
  };
  return document.kind === "invoice"
    ? {
        Invoice: {
          ...common,
          InvoiceID: document.documentId,
          InvoiceNumber: document.number,
          Payments: [],
          CreditNotes: [],
          IsDiscounted: false,
        },
      }
    : {
        CreditNote: {
          ...common,
          CreditNoteID: document.documentId,
          CreditNoteNumber: document.number,
          ID: document.documentId,
        },
      };
}
