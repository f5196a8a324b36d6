import { CURRENCY_RATE_PLACES, MONEY_PLACES } from "../../ledger/decimal";
import type { AccountReference, DocumentReference, PaymentInput } from "../../ledger/payments/payment";
import type { Fields } from "./fields";

/** Invoice, credit note and account may also be named by a number or a code beside the amount. */
export function readPayment(fields: Fields): PaymentInput {
  const code = fields.text("Code");
  return {
    invoice: readInvoiceReference(fields) ?? byNumber(fields.text("InvoiceNumber")),
    creditNote: readCreditNoteReference(fields) ?? byNumber(fields.text("CreditNoteNumber")),
    prepayment: readAdvanceReference(fields, "Prepayment"),
    overpayment: readAdvanceReference(fields, "Overpayment"),
    account: readAccountReference(fields, "Account") ?? (code === undefined ? undefined : { accountId: undefined, code }),
    date: fields.date("Date"),
    amount: fields.decimal("Amount", MONEY_PLACES),
    bankAmount: fields.decimal("BankAmount", MONEY_PLACES),
    currencyRate: fields.decimal("CurrencyRate", CURRENCY_RATE_PLACES),
    reference: fields.text("Reference"),
    isReconciled: fields.flag("IsReconciled"),
  };
}

export function readInvoiceReference(fields: Fields): DocumentReference | undefined {
  const invoice = fields.object("Invoice");
  return invoice && { id: invoice.text("InvoiceID"), number: invoice.text("InvoiceNumber") };
}

/** An account inside another record, e.g. `BankAccount`, by its id or its code. */
export function readAccountReference(fields: Fields, name: string): AccountReference | undefined {
  const account = fields.object(name);
  return account && { accountId: account.text("AccountID"), code: account.text("Code") };
}

function byNumber(number: string | undefined): DocumentReference | undefined {
  return number === undefined ? undefined : { id: undefined, number };
}

function readAdvanceReference(fields: Fields, name: "Prepayment" | "Overpayment"): DocumentReference | undefined {
  const advance = fields.object(name);
  return advance && { id: advance.text(`${name}ID`), number: undefined };
}

function readCreditNoteReference(fields: Fields): DocumentReference | undefined {
  const creditNote = fields.object("CreditNote");
  return creditNote && { id: creditNote.text("CreditNoteID"), number: creditNote.text("CreditNoteNumber") };
}
