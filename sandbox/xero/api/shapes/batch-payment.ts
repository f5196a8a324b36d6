import type { Books } from "../../ledger/books";
import { midnightUtcMs } from "../../ledger/calendar-date";
import type { BatchPayment } from "../../ledger/payments/batch-payment";
import type { Payment } from "../../ledger/payments/payment";
import { currencyOf } from "../../ledger/payments/payment-money";
import type { Json } from "../answer";
import { unlessEmpty, wireDay, wireInstant, wireMoney } from "./wire";

export function batchPaymentShape(books: Books, batch: BatchPayment): Json {
  const account = books.accountById(batch.accountId);
  // The payments of a deleted batch are no longer its own.
  const payments = batch.status === "DELETED" ? [] : batch.paymentIds.flatMap((id) => books.payments.get(id) ?? []);
  return {
    Account: account ? { AccountID: account.accountId, CurrencyCode: currencyOf(books, account) } : {},
    ...unlessEmpty("Reference", batch.reference),
    ...unlessEmpty("Particulars", batch.particulars),
    ...unlessEmpty("Code", batch.code),
    ...unlessEmpty("Details", batch.details),
    ...unlessEmpty("Narrative", batch.narrative),
    BatchPaymentID: batch.id,
    ...wireDay("Date", batch.date),
    Payments: payments.map((payment) => memberShape(books, payment)),
    Type: batch.type,
    Status: batch.status,
    TotalAmount: wireMoney(batch.totalAmount),
    UpdatedDateUTC: wireInstant(batch.updatedAtMs),
    IsReconciled: batch.isReconciled,
  };
}

/** The batch inside each of its payments; Xero writes its total and its flag as texts there. */
export function thinBatchShape(batch: BatchPayment): Json {
  return {
    Account: { AccountID: batch.accountId },
    BatchPaymentID: batch.id,
    Date: wireInstant(midnightUtcMs(batch.date)),
    Type: batch.type,
    Status: batch.status,
    TotalAmount: wireMoney(batch.totalAmount).toFixed(2),
    UpdatedDateUTC: wireInstant(batch.updatedAtMs),
    IsReconciled: String(batch.isReconciled),
  };
}

function memberShape(books: Books, payment: Payment): Json {
  const invoice = books.documents.get(payment.documentId);
  return {
    Invoice: invoice
      ? {
          InvoiceID: invoice.documentId,
          InvoiceNumber: invoice.number,
          CurrencyCode: invoice.currencyCode,
          Payments: [],
          CreditNotes: [],
          Prepayments: [],
          Overpayments: [],
          HasErrors: false,
          IsDiscounted: false,
          LineItems: [],
        }
      : {},
    PaymentID: payment.paymentId,
    ...unlessEmpty("Reference", payment.reference),
    Amount: wireMoney(payment.amount),
    BankAmount: wireMoney(payment.bankAmount),
  };
}
