import type { BankTransfer } from "../../ledger/banking/bank-transfer";
import type { Books } from "../../ledger/books";
import { CURRENCY_RATE_PLACES, jsonNumber } from "../../ledger/decimal";
import { hasAttachments } from "../../ledger/papers/attachment";
import type { Json } from "../answer";
import { trackingShape } from "./line";
import { accountReferenceShape, wireDay, wireInstant, wireMoney } from "./wire";

export function bankTransferShape(books: Books, transfer: BankTransfer): Json {
  const isReconciled = (id: string) => books.shelves.bankTransactions.get(id)?.isReconciled ?? false;
  return {
    BankTransferID: transfer.id,
    CreatedDateUTCString: new Date(transfer.createdAtMs).toISOString().slice(0, 19),
    CreatedDateUTC: wireInstant(transfer.createdAtMs),
    ...wireDay("Date", transfer.date),
    Status: transfer.status,
    FromBankAccount: accountReferenceShape(books.accountById(transfer.fromAccountId)),
    ToBankAccount: accountReferenceShape(books.accountById(transfer.toAccountId)),
    Amount: wireMoney(transfer.amount),
    FromBankTransactionID: transfer.fromTransactionId,
    ToBankTransactionID: transfer.toTransactionId,
    FromIsReconciled: isReconciled(transfer.fromTransactionId),
    ToIsReconciled: isReconciled(transfer.toTransactionId),
    Reference: transfer.reference,
    CurrencyRate: jsonNumber(transfer.currencyRate, CURRENCY_RATE_PLACES),
    HasAttachments: hasAttachments(books, transfer.id),
    FromTracking: transfer.fromTracking.map(trackingShape),
    ToTracking: transfer.toTracking.map(trackingShape),
  };
}
