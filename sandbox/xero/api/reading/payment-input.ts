import { CURRENCY_RATE_PLACES, MONEY_PLACES } from "../../ledger/decimal";
import type { DocumentReference, PaymentInput } from "../../ledger/payment";
import type { Fields } from "./fields";

export function readPayment(fields: Fields): PaymentInput {
  const account = fields.object("Account");
  return {
    invoice: readInvoiceReference(fields),
    creditNote: readCreditNoteReference(fields),
    account: account && { accountId: account.text("AccountID"), code: account.text("Code") },
    date: fields.date("Date"),
    amount: fields.decimal("Amount", MONEY_PLACES),
    currencyRate: fields.decimal("CurrencyRate", CURRENCY_RATE_PLACES),
    reference: fields.text("Reference"),
    isReconciled: fields.flag("IsReconciled"),
  };
}

export function readInvoiceReference(fields: Fields): DocumentReference | undefined {
  const invoice = fields.object("Invoice");
  return invoice && { id: invoice.text("InvoiceID"), number: invoice.text("InvoiceNumber") };
}

function readCreditNoteReference(fields: Fields): DocumentReference | undefined {
  const creditNote = fields.object("CreditNote");
  return creditNote && { id: creditNote.text("CreditNoteID"), number: creditNote.text("CreditNoteNumber") };
}
