import { newGuid } from "../../ids";
import type { Books } from "../books";
import { commitContact } from "../contacts/save-contact";
import { contactForDocument, type DocumentContact } from "../documents/document-contact";
import { historyOf } from "../history";
import { RecordNotFound, refused, saved, type Outcome } from "../outcome";
import { currencyOf } from "../payments/payment-money";
import { findAccount } from "../payments/record-payment";
import { draftCurrency } from "../settings/draft-currency";
import { lockDateProblem } from "../settings/lock-dates";
import { advanceOf, voidAdvance } from "./advance";
import {
  comesIn,
  isAdvance,
  isTransferLeg,
  type BankTransaction,
  type BankTransactionInput,
  type BankTransactionType,
} from "./bank-transaction";
import { checkBankTransaction } from "./check-bank-transaction";
import { draftBankLines } from "./draft-bank-lines";

const TYPES: readonly string[] = [
  "RECEIVE",
  "SPEND",
  "RECEIVE-PREPAYMENT",
  "SPEND-PREPAYMENT",
  "RECEIVE-OVERPAYMENT",
  "SPEND-OVERPAYMENT",
];

export interface BankTransactionWrite {
  input: BankTransactionInput;
  byApp: string | undefined;
}

/**
 * Creates a bank transaction, or with an id changes one. The six types but transfers, which only their own
 * endpoint makes; money in advance becomes a prepayment or an overpayment as well.
 * @throws RecordNotFound when the id does not exist.
 */
export function saveBankTransaction(books: Books, write: BankTransactionWrite): Outcome<BankTransaction> {
  const { input } = write;
  if (input.id === undefined) return create(books, write);
  const existing = books.shelves.bankTransactions.get(input.id.toLowerCase());
  if (!existing) throw new RecordNotFound(`No bank transaction ${input.id}.`);
  return input.status === "DELETED" ? remove(books, existing, write.byApp) : amend(books, existing, write);
}

function create(books: Books, { input, byApp }: BankTransactionWrite): Outcome<BankTransaction> {
  if (input.type === undefined || !TYPES.includes(input.type)) {
    return refused(["Bank transaction not of valid type for creation"]);
  }
  const contact = bankContact(books, input);
  const blank = blankTransaction(books, input.type as BankTransactionType, byApp);
  const { transaction, problems } = drafted(books, blank, input);
  const draft = { ...transaction, contactId: contact.contactId };
  const status = input.status === undefined || input.status === "AUTHORISED" ? [] : ["creation"];
  const all = [
    ...status.map((purpose) => `Bank transaction not of valid status for ${purpose}`),
    ...contact.problems,
    ...problems,
    ...checkBankTransaction(books, draft, input),
  ];
  if (all.length > 0) return refused([...new Set(all)], draft, input.status);
  if (contact.plan) commitContact(books, contact.plan);
  const advance = isAdvance(draft.type) ? advanceOf(books, draft) : undefined;
  const stored = { ...draft, advanceId: advance?.documentId };
  books.put("bankTransactions", stored, "CREATE");
  if (advance) books.putDocument(advance, "CREATE");
  return saved(stored);
}

function amend(books: Books, existing: BankTransaction, { input, byApp }: BankTransactionWrite) {
  const problem = editProblem(existing, input);
  if (problem !== undefined) return refused([problem], existing, input.status);
  const contact = input.contact ? bankContact(books, input) : undefined;
  const { transaction, problems } = drafted(books, existing, input);
  const draft = { ...transaction, contactId: contact?.contactId ?? existing.contactId };
  const locked = lockDateProblem(books, existing.date);
  const all = [
    ...(contact?.problems ?? []),
    ...problems,
    ...checkBankTransaction(books, draft, input),
    ...(locked === undefined ? [] : [locked]),
  ];
  if (all.length > 0) return refused([...new Set(all)], draft, input.status);
  if (contact?.plan) commitContact(books, contact.plan);
  const record = historyOf(books, byApp, { changes: "Edited", details: "" });
  const stored = { ...draft, updatedAtMs: books.now(), history: [...existing.history, record] };
  books.put("bankTransactions", stored, "UPDATE");
  return saved(stored);
}

/** Status DELETED: not once it is reconciled, nor while an advance is allocated or refunded (Xero, Nov 2026). */
function remove(books: Books, existing: BankTransaction, byApp: string | undefined): Outcome<BankTransaction> {
  const problem = removalProblem(existing) ?? lockDateProblem(books, existing.date);
  if (problem !== undefined) return refused([problem], existing, "DELETED");
  const settled = existing.advanceId === undefined ? undefined : voidAdvance(books, existing.advanceId, byApp);
  if (settled !== undefined) return refused([settled], existing, "DELETED");
  return saved(markDeleted(books, existing, byApp));
}

export function markDeleted(books: Books, existing: BankTransaction, byApp: string | undefined): BankTransaction {
  const record = historyOf(books, byApp, { changes: "Deleted", details: "" });
  const history = [...existing.history, record];
  const deleted: BankTransaction = { ...existing, status: "DELETED", updatedAtMs: books.now(), history };
  books.put("bankTransactions", deleted, "UPDATE");
  return deleted;
}

const RECONCILED = "This Bank Transaction cannot be edited as it has been reconciled with a Bank Statement.";

function editProblem(existing: BankTransaction, { type, status }: BankTransactionInput): string | undefined {
  const removal = removalProblem(existing);
  if (removal !== undefined) return removal;
  if (status !== undefined && status !== "AUTHORISED") return "Bank transaction not of valid status for modification";
  if (type !== undefined && type !== existing.type) return "Bank transaction not of valid type for modification";
  return isAdvance(existing.type)
    ? "A prepayment or an overpayment cannot be edited through its bank transaction."
    : undefined;
}

function removalProblem(existing: BankTransaction): string | undefined {
  if (existing.status === "DELETED") return "Bank transaction not of valid status for modification";
  if (isTransferLeg(existing)) return "This Bank Transaction cannot be edited as it is part of a bank transfer.";
  return existing.isReconciled ? RECONCILED : undefined;
}

/** Xero's own words for a bank transaction without a contact differ from those for an invoice. */
function bankContact(books: Books, { contact }: BankTransactionInput): DocumentContact {
  if (contact && (contact.contactId || contact.contactNumber || contact.name)) return contactForDocument(books, contact);
  const problem =
    "The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber";
  return { plan: undefined, contactId: "", problems: [problem] };
}

/** The record as the input would make it, over the one that stands; an omitted field stays as it is. */
function drafted(
  books: Books,
  before: BankTransaction,
  input: BankTransactionInput
): { transaction: BankTransaction; problems: string[] } {
  const account = input.bankAccount
    ? findAccount(books, input.bankAccount)
    : books.accountById(before.bankAccountId);
  const { currencyCode, currencyRate } = draftCurrency(books, {
    currencyCode: input.currencyCode ?? (account && currencyOf(books, account)),
    currencyRate: input.currencyRate ?? (before.lines.length > 0 ? before.currencyRate : undefined),
  });
  const header: BankTransaction = {
    ...before,
    bankAccountId: account?.accountId ?? "",
    date: input.date ?? before.date,
    reference: input.reference ?? before.reference,
    url: input.url ?? before.url,
    lineAmountTypes: input.lineAmountTypes ?? before.lineAmountTypes,
    currencyCode,
    currencyRate,
    isReconciled: input.isReconciled ?? before.isReconciled,
  };
  const { lines, problems } = draftBankLines(books, header, input.lines);
  return { transaction: { ...header, lines }, problems };
}

function blankTransaction(books: Books, type: BankTransactionType, byApp: string | undefined): BankTransaction {
  return {
    id: newGuid(),
    type,
    contactId: "",
    bankAccountId: "",
    date: books.today(),
    reference: "",
    url: "",
    // Xero, Nov 2026: bank transactions include their tax unless they say otherwise, and overpayments have none.
    lineAmountTypes: type.endsWith("OVERPAYMENT") ? "NoTax" : "Inclusive",
    lines: [],
    ...draftCurrency(books, { currencyCode: undefined, currencyRate: undefined }),
    status: "AUTHORISED",
    isReconciled: false,
    advanceId: undefined,
    createdByApp: byApp,
    updatedAtMs: books.now(),
    history: [historyOf(books, byApp, { changes: comesIn({ type }) ? "Received" : "Spent", details: "" })],
  };
}
