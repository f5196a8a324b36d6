import type { BankTransaction } from "../../ledger/banking/bank-transaction";
import type { Books } from "../../ledger/books";
import { CURRENCY_RATE_PLACES, jsonNumber } from "../../ledger/decimal";
import { totalsOf } from "../../ledger/documents/line-arithmetic";
import { hasAttachments } from "../../ledger/papers/attachment";
import type { Json } from "../answer";
import { contactShape, thinContactShape } from "./contact";
import type { DocumentView } from "./document";
import { lineShape } from "./line";
import { accountReferenceShape, unlessEmpty, wireDay, wireInstant, wireMoney } from "./wire";

export function bankTransactionShape(books: Books, transaction: BankTransaction, view: DocumentView): Json {
  const { subTotal, totalTax, total } = totalsOf(transaction);
  const { lines, type } = transaction;
  return {
    BankTransactionID: transaction.id,
    BankAccount: accountReferenceShape(books.accountById(transaction.bankAccountId)),
    Type: type,
    Reference: transaction.reference,
    ...unlessEmpty("Url", transaction.url),
    IsReconciled: transaction.isReconciled,
    CurrencyRate: jsonNumber(transaction.currencyRate, CURRENCY_RATE_PLACES),
    ...unlessEmpty(type.endsWith("PREPAYMENT") ? "PrepaymentID" : "OverpaymentID", transaction.advanceId),
    HasAttachments: hasAttachments(books, transaction.id),
    ...contactOf(books, transaction, view),
    ...wireDay("Date", transaction.date),
    Status: transaction.status,
    LineAmountTypes: transaction.lineAmountTypes,
    LineItems: view.detail === "summary" ? [] : lines.map((line) => lineShape(books, line, view.unitPlaces)),
    SubTotal: wireMoney(subTotal),
    TotalTax: wireMoney(totalTax),
    Total: wireMoney(total),
    UpdatedDateUTC: wireInstant(transaction.updatedAtMs),
    CurrencyCode: transaction.currencyCode,
  };
}

/** The legs of a transfer have no contact. */
function contactOf(books: Books, { contactId }: BankTransaction, { detail }: DocumentView): Json {
  const contact = books.contacts.get(contactId);
  if (!contact) return {};
  return { Contact: detail === "single" ? contactShape(books, contact, "paged") : thinContactShape(contact) };
}
