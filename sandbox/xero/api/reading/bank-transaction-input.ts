import type { BankTransactionInput } from "../../ledger/banking/bank-transaction";
import { CURRENCY_RATE_PLACES, MONEY_PLACES } from "../../ledger/decimal";
import { readContact } from "./contact-input";
import { LINE_AMOUNT_TYPES, readLine } from "./document-input";
import type { Fields } from "./fields";
import { readAccountReference } from "./payment-input";

export function readBankTransaction(fields: Fields, unitPlaces: 2 | 4): BankTransactionInput {
  const contact = fields.object("Contact");
  return {
    id: fields.text("BankTransactionID"),
    type: fields.text("Type")?.toUpperCase(),
    status: fields.text("Status")?.toUpperCase(),
    contact: contact && readContact(contact),
    bankAccount: readAccountReference(fields, "BankAccount"),
    date: fields.date("Date"),
    reference: fields.text("Reference"),
    url: fields.text("Url"),
    lineAmountTypes: fields.oneOf("LineAmountTypes", LINE_AMOUNT_TYPES, "Xero.API.Library..LineAmountType"),
    lines: fields.list("LineItems")?.map((line) => readLine(line, unitPlaces)),
    currencyCode: fields.text("CurrencyCode"),
    currencyRate: fields.decimal("CurrencyRate", CURRENCY_RATE_PLACES),
    isReconciled: fields.flag("IsReconciled"),
    total: fields.decimal("Total", MONEY_PLACES),
  };
}
