import type { Books } from "../books";
import type { Account } from "./account";

/** Whether anything at all was recorded on the account, even if it no longer stands. */
export function isAccountUsed(books: Books, { accountId, code }: Account): boolean {
  const { bankTransactions, bankTransfers, batchPayments } = books.shelves;
  return (
    (code !== "" && isCodeUsed(books, code)) ||
    [...books.payments.values()].some((payment) => payment.accountId === accountId) ||
    [...batchPayments.values()].some((batch) => batch.accountId === accountId) ||
    [...bankTransactions.values()].some(({ bankAccountId }) => bankAccountId === accountId) ||
    [...bankTransfers.values()].some((transfer) => [transfer.fromAccountId, transfer.toAccountId].includes(accountId))
  );
}

/** Whether a line or an item names the code: lines keep the code, not the account's id. */
export function isCodeUsed(books: Books, code: string): boolean {
  const { bankTransactions, manualJournals, repeatingInvoices, items } = books.shelves;
  const lined = [books.documents, bankTransactions, manualJournals, repeatingInvoices];
  return (
    lined.some((records) => [...records.values()].some(({ lines }) => lines.some((line) => line.accountCode === code))) ||
    [...items.values()].some(({ sales, purchases }) => sales.accountCode === code || purchases.accountCode === code)
  );
}
