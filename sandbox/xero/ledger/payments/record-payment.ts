import { newGuid } from "../../ids";
import type { Books } from "../books";
import { decimalText, MONEY_PLACES } from "../decimal";
import { isReceivable, type Document, type DocumentKind } from "../documents/document";
import { settle, settlementOf } from "../documents/settlement";
import { historyOf } from "../history";
import { RecordNotFound, refused, saved, type Outcome } from "../outcome";
import { takesPayments, type Account } from "../settings/account";
import { lockDateProblem } from "../settings/lock-dates";
import { paidDocument } from "./paid-document";
import type { AccountReference, Payment, PaymentInput, PaymentType } from "./payment";
import { paymentMoney } from "./payment-money";

export interface PaymentPlan {
  payment: Payment;
  document: Document | undefined;
  account: Account | undefined;
  problems: string[];
}

/**
 * Records money against one invoice, or the cash refund of one credit note, prepayment or overpayment.
 * The amount is in the document's currency and at most what is outstanding (Xero, Nov 2026).
 */
export function recordPayment(books: Books, input: PaymentInput, byApp: string | undefined): Outcome<Payment> {
  const plan = planPayment(books, input, byApp);
  if (plan.problems.length > 0) return refused(plan.problems, plan.payment);
  commitPayment(books, plan);
  return saved(plan.payment);
}

/** Works out a payment and everything that is wrong with it, without touching the books. */
export function planPayment(books: Books, input: PaymentInput, byApp: string | undefined): PaymentPlan {
  const { document, kind, problems: documentProblems } = paidDocument(books, input);
  const { account, problems: accountProblems } = paymentAccount(books, input.account);
  const { bankAmount, currencyRate, problems: moneyProblems } = paymentMoney(books, input, { document, account });
  const payment: Payment = {
    paymentId: newGuid(),
    documentId: document?.documentId ?? "",
    accountId: account?.accountId ?? "",
    paymentType: paymentTypeOf(kind, document ? isReceivable(document) : true),
    date: input.date ?? books.today(),
    amount: input.amount ?? 0n,
    bankAmount,
    currencyRate,
    reference: input.reference ?? "",
    batchPaymentId: undefined,
    status: "AUTHORISED",
    isReconciled: input.isReconciled ?? false,
    createdByApp: byApp,
    updatedAtMs: books.now(),
    history: [historyOf(books, byApp, { changes: "Created", details: "" })],
  };
  const problems = [
    ...documentProblems,
    ...accountProblems,
    ...amountProblems(books, input, document),
    ...moneyProblems,
    ...dateProblems(books, input),
  ];
  return { payment, document, account, problems };
}

/** Writes a plan that has no problems. */
export function commitPayment(books: Books, { payment, document, account }: PaymentPlan): void {
  if (!document) throw new Error("A payment without a document cannot be recorded.");
  books.putPayment(payment, "CREATE");
  const details = `${decimalText(payment.amount, MONEY_PLACES)} ${document.currencyCode} to ${account?.name}`;
  settle(books, document.documentId, historyOf(books, payment.createdByApp, { changes: "Payment", details }));
}

/**
 * Removes a payment: it stays readable with status DELETED and its document is open again.
 * @throws RecordNotFound when there is no such payment.
 */
export function deletePayment(books: Books, paymentId: string, byApp: string | undefined): Outcome<Payment> {
  const payment = books.payments.get(paymentId.toLowerCase());
  if (!payment) throw new RecordNotFound(`No payment ${paymentId}.`);
  const problem = deletionProblem(books, payment);
  return problem === undefined ? saved(removePayment(books, payment, byApp)) : refused([problem], payment);
}

/** Removes a payment of which it is known that it may go. */
export function removePayment(books: Books, payment: Payment, byApp: string | undefined): Payment {
  const history = [...payment.history, historyOf(books, byApp, { changes: "Deleted", details: "" })];
  const deleted: Payment = { ...payment, status: "DELETED", updatedAtMs: books.now(), history };
  books.putPayment(deleted, "UPDATE");
  const details = decimalText(payment.amount, MONEY_PLACES);
  settle(books, payment.documentId, historyOf(books, byApp, { changes: "Payment removed", details }));
  return deleted;
}

function deletionProblem(books: Books, payment: Payment): string | undefined {
  if (payment.status === "DELETED") return "The payment has already been deleted.";
  if (payment.batchPaymentId !== undefined) return "Payments within a batch cannot be deleted.";
  if (payment.isReconciled) return "The payment cannot be deleted as it has been reconciled with a bank statement.";
  return lockDateProblem(books, payment.date);
}

/** The account of a payment or a batch: a bank account, or one with payments enabled. */
export function paymentAccount(
  books: Books,
  reference: AccountReference | undefined
): { account: Account | undefined; problems: string[] } {
  const found = findAccount(books, reference);
  if (!found) return { account: undefined, problems: ["Account could not be found."] };
  const problems = takesPayments(found)
    ? []
    : [`Account code '${found.code}' cannot take payments. Use a bank account or enable payments to this account.`];
  return { account: found, problems };
}

/** An account by its id, else by its code. */
export function findAccount(books: Books, reference: AccountReference | undefined): Account | undefined {
  if (reference?.accountId) return books.accountById(reference.accountId);
  return reference?.code ? books.accountByCode(reference.code) : undefined;
}

function amountProblems(books: Books, { amount }: PaymentInput, document: Document | undefined): string[] {
  if (amount === undefined || amount <= 0n) return ["Payment amount must be greater than zero"];
  if (!document) return [];
  const problems: string[] = [];
  if (amount > settlementOf(books, document).outstanding) {
    problems.push("Payment amount exceeds the amount outstanding on this document");
  }
  if (document.status !== "AUTHORISED" && document.status !== "PAID") {
    problems.push("Payments can only be made against Authorised documents");
  }
  return problems;
}

function dateProblems(books: Books, { date }: PaymentInput): string[] {
  if (date === undefined) return ["The Date field must be specified."];
  const locked = lockDateProblem(books, date);
  return locked === undefined ? [] : [locked];
}

const TYPES: Record<DocumentKind, { receivable: PaymentType; payable: PaymentType }> = {
  invoice: { receivable: "ACCRECPAYMENT", payable: "ACCPAYPAYMENT" },
  creditNote: { receivable: "ARCREDITPAYMENT", payable: "APCREDITPAYMENT" },
  prepayment: { receivable: "ARPREPAYMENTPAYMENT", payable: "APPREPAYMENTPAYMENT" },
  overpayment: { receivable: "AROVERPAYMENTPAYMENT", payable: "APOVERPAYMENTPAYMENT" },
};

function paymentTypeOf(kind: DocumentKind, receivable: boolean): PaymentType {
  return TYPES[kind][receivable ? "receivable" : "payable"];
}
