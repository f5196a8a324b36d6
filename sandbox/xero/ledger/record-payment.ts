import { newGuid } from "../ids";
import { takesPayments, type Account } from "./account";
import type { Books } from "./books";
import { BASE_RATE } from "./currency-rates";
import { decimalText, MONEY_PLACES } from "./decimal";
import { isReceivable, type Document, type DocumentKind } from "./document";
import { historyOf } from "./history";
import { lockDateProblem } from "./lock-dates";
import { RecordNotFound, refused, saved, type Outcome } from "./outcome";
import type { DocumentReference, Payment, PaymentInput, PaymentType } from "./payment";
import { receivableType } from "./save-document";
import { settle, settlementOf } from "./settlement";

/**
 * Records money against one invoice, or the cash refund of one credit note.
 * The amount is in the document's currency and at most what is outstanding (Xero, Nov 2026).
 */
export function recordPayment(books: Books, input: PaymentInput, byApp: string | undefined): Outcome<Payment> {
  const { document, problems: documentProblems } = paidDocument(books, input);
  const { account, problems: accountProblems } = paymentAccount(books, input);
  const draft = draftPayment(books, { input, document, account, byApp });
  const problems = [
    ...documentProblems,
    ...accountProblems,
    ...amountProblems(books, input, document),
    ...dateProblems(books, input),
  ];
  if (problems.length > 0 || !document) return refused(problems, draft);
  books.putPayment(draft, "CREATE");
  const details = `${decimalText(draft.amount, MONEY_PLACES)} ${document.currencyCode} to ${account?.name}`;
  settle(books, document.documentId, historyOf(books, byApp, { changes: "Payment", details }));
  return saved(draft);
}

/**
 * Removes a payment: it stays readable with status DELETED and its document is open again.
 * @throws RecordNotFound when there is no such payment.
 */
export function deletePayment(books: Books, paymentId: string, byApp: string | undefined): Outcome<Payment> {
  const payment = books.payments.get(paymentId.toLowerCase());
  if (!payment) throw new RecordNotFound(`No payment ${paymentId}.`);
  if (payment.status === "DELETED") return refused(["The payment has already been deleted."], payment);
  const locked = lockDateProblem(books, payment.date);
  if (locked !== undefined) return refused([locked], payment);
  const deleted: Payment = { ...payment, status: "DELETED", updatedAtMs: books.now() };
  books.putPayment(deleted, "UPDATE");
  const details = decimalText(payment.amount, MONEY_PLACES);
  settle(books, payment.documentId, historyOf(books, byApp, { changes: "Payment removed", details }));
  return saved(deleted);
}

function paidDocument(books: Books, input: PaymentInput): { document: Document | undefined; problems: string[] } {
  if ((input.invoice === undefined) === (input.creditNote === undefined)) {
    return { document: undefined, problems: ["A payment must reference exactly one invoice or credit note."] };
  }
  const kind: DocumentKind = input.invoice ? "invoice" : "creditNote";
  const document = findReferenced(books, kind, input.invoice ?? input.creditNote);
  const noun = kind === "invoice" ? "Invoice" : "Credit Note";
  const idName = kind === "invoice" ? "InvoiceID" : "CreditNoteID";
  const problems = document ? [] : [`An existing ${noun} with the specified ${idName} could not be found`];
  return { document, problems };
}

/** A document by its id, else a receivable by its number. */
export function findReferenced(
  books: Books,
  kind: DocumentKind,
  reference: DocumentReference | undefined
): Document | undefined {
  const document = reference?.id
    ? books.documents.get(reference.id.toLowerCase())
    : reference?.number
    ? books.documentByNumber(receivableType(kind), reference.number)
    : undefined;
  return document?.kind === kind ? document : undefined;
}

function paymentAccount(books: Books, { account }: PaymentInput): { account: Account | undefined; problems: string[] } {
  const found = account?.accountId
    ? books.accountById(account.accountId)
    : account?.code
    ? books.accountByCode(account.code)
    : undefined;
  if (!found) return { account: undefined, problems: ["Account could not be found."] };
  const problems = takesPayments(found)
    ? []
    : [`Account code '${found.code}' cannot take payments. Use a bank account or enable payments to this account.`];
  return { account: found, problems };
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

interface PaymentDraft {
  input: PaymentInput;
  document: Document | undefined;
  account: Account | undefined;
  byApp: string | undefined;
}

function draftPayment(books: Books, { input, document, account, byApp }: PaymentDraft): Payment {
  return {
    paymentId: newGuid(),
    documentId: document?.documentId ?? "",
    accountId: account?.accountId ?? "",
    paymentType: document ? paymentTypeOf(document) : input.creditNote ? "ARCREDITPAYMENT" : "ACCRECPAYMENT",
    date: input.date ?? books.today(),
    amount: input.amount ?? 0n,
    currencyRate: input.currencyRate ?? document?.currencyRate ?? BASE_RATE,
    reference: input.reference ?? "",
    status: "AUTHORISED",
    isReconciled: input.isReconciled ?? false,
    createdByApp: byApp,
    updatedAtMs: books.now(),
  };
}

function paymentTypeOf(document: Document): PaymentType {
  if (document.kind === "invoice") return isReceivable(document) ? "ACCRECPAYMENT" : "ACCPAYPAYMENT";
  return isReceivable(document) ? "ARCREDITPAYMENT" : "APCREDITPAYMENT";
}
