import type { Books } from "../../ledger/books";
import { CURRENCY_RATE_PLACES, jsonNumber } from "../../ledger/decimal";
import type { Payment } from "../../ledger/payments/payment";
import type { Json } from "../answer";
import { referenceShape } from "./allocation";
import { thinContactShape } from "./contact";
import { thinBatchShape } from "./batch-payment";
import { wireDay, wireMoney, wireUpdated } from "./wire";

export function paymentShape(books: Books, payment: Payment): Json {
  const account = books.accountById(payment.accountId);
  return {
    ...nestedPaymentShape(payment),
    ...batchShape(books, payment),
    BankAmount: wireMoney(payment.bankAmount),
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

/** The thin document that a payment belongs to, under the name of its kind. */
function documentShape(books: Books, payment: Payment): Json {
  const document = books.documents.get(payment.documentId);
  if (!document) return {};
  const contact = books.contacts.get(document.contactId);
  const thin = {
    Type: document.type,
    Contact: contact ? thinContactShape(contact) : {},
    CurrencyCode: document.currencyCode,
    LineItems: [],
    HasErrors: false,
    ...referenceShape(document),
  };
  switch (document.kind) {
    case "invoice":
      return { Invoice: { ...thin, Payments: [], CreditNotes: [], IsDiscounted: false } };
    case "creditNote":
      return { CreditNote: thin };
    case "prepayment":
      return { Prepayment: thin };
    case "overpayment":
      return { Overpayment: thin };
  }
}

/** Present on a payment that was made in a batch. */
function batchShape(books: Books, { batchPaymentId }: Payment): Json {
  const batch = batchPaymentId === undefined ? undefined : books.shelves.batchPayments.get(batchPaymentId);
  return batch ? { BatchPaymentID: batch.id, BatchPayment: thinBatchShape(batch) } : {};
}
