import { newGuid } from "../../ids";
import type { Books } from "../books";
import { trackingProblems } from "../documents/check-line";
import { resolveTracking } from "../documents/draft-lines";
import { historyOf } from "../history";
import { NotSimulated, RecordNotFound, refused, saved, type Outcome } from "../outcome";
import { currencyOf } from "../payments/payment-money";
import { findAccount } from "../payments/record-payment";
import type { Account } from "../settings/account";
import { draftCurrency } from "../settings/draft-currency";
import { lockDateProblem } from "../settings/lock-dates";
import type { BankTransaction } from "./bank-transaction";
import type { BankTransfer, BankTransferInput } from "./bank-transfer";
import { markDeleted } from "./save-bank-transaction";

interface Ends {
  from: Account | undefined;
  to: Account | undefined;
}

/** Moves money between two bank accounts of one currency: a bank transaction leaves one and reaches the other. */
export function recordBankTransfer(
  books: Books,
  input: BankTransferInput,
  byApp: string | undefined
): Outcome<BankTransfer> {
  const ends = { from: findAccount(books, input.from), to: findAccount(books, input.to) };
  const transfer = draftTransfer(books, { input, ends, byApp });
  const problems = [
    ...endProblems(books, ends),
    ...(transfer.amount > 0n ? [] : ["The amount of a bank transfer must be greater than zero."]),
    ...[lockDateProblem(books, transfer.date)].flatMap((problem) => problem ?? []),
    ...trackingProblems(transfer.fromTracking),
    ...trackingProblems(transfer.toTracking),
  ];
  if (problems.length > 0) return refused([...new Set(problems)], transfer);
  books.put("bankTransactions", legOf(books, transfer, { side: "from", isReconciled: input.fromIsReconciled }), "CREATE");
  books.put("bankTransactions", legOf(books, transfer, { side: "to", isReconciled: input.toIsReconciled }), "CREATE");
  books.put("bankTransfers", transfer, "CREATE");
  return saved(transfer);
}

/**
 * Since 14 July 2026 a transfer can be deleted: it stays readable, and both its bank transactions go.
 * @throws RecordNotFound when there is no such transfer.
 */
export function deleteBankTransfer(books: Books, id: string, byApp: string | undefined): Outcome<BankTransfer> {
  const transfer = books.shelves.bankTransfers.get(id.toLowerCase());
  if (!transfer) throw new RecordNotFound(`No bank transfer ${id}.`);
  const legs = [transfer.fromTransactionId, transfer.toTransactionId].flatMap(
    (legId) => books.shelves.bankTransactions.get(legId) ?? []
  );
  const problem =
    transfer.status === "DELETED"
      ? "The bank transfer has already been deleted."
      : legs.some(({ isReconciled }) => isReconciled)
      ? "The bank transfer cannot be deleted as it has been reconciled with a bank statement."
      : lockDateProblem(books, transfer.date);
  if (problem !== undefined) return refused([problem], transfer);
  for (const leg of legs) markDeleted(books, leg, byApp);
  const history = [...transfer.history, historyOf(books, byApp, { changes: "Deleted", details: "" })];
  const deleted: BankTransfer = { ...transfer, status: "DELETED", updatedAtMs: books.now(), history };
  books.put("bankTransfers", deleted, "UPDATE");
  return saved(deleted);
}

function endProblems(books: Books, { from, to }: Ends): string[] {
  if (!from || !to) return ["Account could not be found."];
  const notBanks = [from, to].filter(({ type, status }) => type !== "BANK" || status !== "ACTIVE");
  if (notBanks.length > 0) return notBanks.map(({ code }) => `Account code '${code}' is not an active bank account.`);
  if (from.accountId === to.accountId) return ["A bank transfer needs two different bank accounts."];
  if (currencyOf(books, from) !== currencyOf(books, to)) {
    throw new NotSimulated("A bank transfer between accounts of different currencies");
  }
  return [];
}

interface TransferDraft {
  input: BankTransferInput;
  ends: Ends;
  byApp: string | undefined;
}

function draftTransfer(books: Books, { input, ends, byApp }: TransferDraft): BankTransfer {
  const currencyCode = ends.from && currencyOf(books, ends.from);
  return {
    id: newGuid(),
    fromAccountId: ends.from?.accountId ?? "",
    toAccountId: ends.to?.accountId ?? "",
    fromTransactionId: newGuid(),
    toTransactionId: newGuid(),
    amount: input.amount ?? 0n,
    date: input.date ?? books.today(),
    reference: input.reference ?? "",
    currencyRate: draftCurrency(books, { currencyCode, currencyRate: undefined }).currencyRate,
    status: "AUTHORISED",
    fromTracking: (input.fromTracking ?? []).map((tracking) => resolveTracking(books, tracking)),
    toTracking: (input.toTracking ?? []).map((tracking) => resolveTracking(books, tracking)),
    createdAtMs: books.now(),
    createdByApp: byApp,
    updatedAtMs: books.now(),
    history: [historyOf(books, byApp, { changes: "Transferred", details: "" })],
  };
}

interface Leg {
  side: "from" | "to";
  isReconciled: boolean | undefined;
}

/** The legs have no contact and no tax; their one line is the money itself. */
function legOf(books: Books, transfer: BankTransfer, { side, isReconciled }: Leg): BankTransaction {
  const { amount, currencyRate, createdByApp, updatedAtMs, history } = transfer;
  const isFrom = side === "from";
  const bankAccountId = isFrom ? transfer.fromAccountId : transfer.toAccountId;
  const account = books.accountById(bankAccountId);
  return {
    id: isFrom ? transfer.fromTransactionId : transfer.toTransactionId,
    type: isFrom ? "SPEND-TRANSFER" : "RECEIVE-TRANSFER",
    contactId: "",
    bankAccountId,
    date: transfer.date,
    reference: transfer.reference,
    url: "",
    lineAmountTypes: "NoTax",
    lines: [transferLine(amount, isFrom ? transfer.fromTracking : transfer.toTracking)],
    currencyCode: account ? currencyOf(books, account) : "",
    currencyRate,
    status: "AUTHORISED",
    isReconciled: isReconciled ?? false,
    advanceId: undefined,
    createdByApp,
    updatedAtMs,
    history,
  };
}

function transferLine(amount: bigint, tracking: BankTransfer["fromTracking"]): BankTransaction["lines"][number] {
  return {
    lineItemId: newGuid(),
    description: "Bank transfer",
    quantity: 10_000n,
    unitAmount: amount * 100n,
    discountRate: undefined,
    discountAmount: undefined,
    lineAmount: amount,
    itemCode: undefined,
    accountCode: undefined,
    taxType: undefined,
    taxAmount: 0n,
    taxAmountGiven: false,
    tracking,
  };
}
