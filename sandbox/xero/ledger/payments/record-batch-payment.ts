import { newGuid } from "../../ids";
import type { Books } from "../books";
import { settlementOf } from "../documents/settlement";
import { historyOf } from "../history";
import { RecordNotFound, refused, saved, type Outcome } from "../outcome";
import { lockDateProblem } from "../settings/lock-dates";
import type { BatchPayment, BatchPaymentInput } from "./batch-payment";
import { NOTHING_SENT_IN_PAYMENT } from "./payment";
import {
  commitPayment,
  paymentAccount,
  planPayment,
  removePayment,
  type PaymentPlan,
} from "./record-payment";

/**
 * Pays several sales invoices, or several bills, with one line on the bank statement: all of them or none.
 * The account and the date are the batch's, whatever its payments say.
 */
export function recordBatchPayment(
  books: Books,
  input: BatchPaymentInput,
  byApp: string | undefined
): Outcome<BatchPayment> {
  const plans = (input.payments ?? []).map((payment) =>
    planPayment(
      books,
      {
        ...NOTHING_SENT_IN_PAYMENT,
        invoice: payment.invoice,
        amount: payment.amount,
        bankAmount: payment.bankAmount,
        currencyRate: payment.currencyRate,
        reference: payment.reference,
        account: input.account,
        date: input.date,
      },
      byApp
    )
  );
  const batch = draftBatch(books, { input, plans, byApp });
  const problems = [...headerProblems(books, input), ...memberProblems(books, plans)];
  if (problems.length > 0) return refused([...new Set(problems)], batch);
  for (const plan of plans) commitPayment(books, { ...plan, payment: { ...plan.payment, batchPaymentId: batch.id } });
  books.put("batchPayments", batch, "CREATE");
  return saved(batch);
}

/**
 * Removes a batch and with it all its payments: their invoices are open again.
 * @throws RecordNotFound when there is no such batch.
 */
export function deleteBatchPayment(books: Books, id: string, byApp: string | undefined): Outcome<BatchPayment> {
  const batch = books.shelves.batchPayments.get(id.toLowerCase());
  if (!batch) throw new RecordNotFound(`No batch payment ${id}.`);
  const problem =
    batch.status === "DELETED"
      ? "The batch payment has already been deleted."
      : batch.isReconciled
      ? "The batch payment cannot be deleted as it has been reconciled with a bank statement."
      : lockDateProblem(books, batch.date);
  if (problem !== undefined) return refused([problem], batch);
  for (const paymentId of batch.paymentIds) {
    const payment = books.payments.get(paymentId);
    if (payment) removePayment(books, payment, byApp);
  }
  const history = [...batch.history, historyOf(books, byApp, { changes: "Deleted", details: "" })];
  const deleted: BatchPayment = { ...batch, status: "DELETED", updatedAtMs: books.now(), history };
  books.put("batchPayments", deleted, "UPDATE");
  return saved(deleted);
}

function headerProblems(books: Books, input: BatchPaymentInput): string[] {
  const isNewZealand = books.organisation.countryCode === "NZ";
  const limits: [name: string, text: string | undefined, longest: number][] = [
    ["Particulars", input.particulars, 12],
    ["Code", input.code, 12],
    ["Narrative", input.narrative, 18],
    ["Details", input.details, 18],
    ["Reference", input.reference, isNewZealand ? 12 : 255],
  ];
  const problems = limits
    .filter(([, text = "", longest]) => text.length > longest)
    .map(([name, , longest]) => `${name} is too long: Xero stores at most ${longest} characters.`);
  if ((input.payments ?? []).length === 0) problems.push("A batch payment must contain at least one payment.");
  if ((input.payments ?? []).some(({ invoice }) => invoice === undefined)) {
    problems.push("Every payment of a batch must reference an invoice.");
  }
  return [...paymentAccount(books, input.account).problems, ...problems];
}

/** Each payment may be right on its own and yet pay an invoice twice, or mix sales with bills. */
function memberProblems(books: Books, plans: PaymentPlan[]): string[] {
  const problems = plans.flatMap((plan) => plan.problems);
  const types = new Set(plans.map(({ payment }) => payment.paymentType));
  if (types.size > 1) problems.push("A batch payment cannot mix sales invoices and bills.");
  const sums = new Map<string, bigint>();
  for (const { payment, document } of plans) {
    if (!document) continue;
    const sum = (sums.get(document.documentId) ?? 0n) + payment.amount;
    sums.set(document.documentId, sum);
    if (sum > settlementOf(books, document).outstanding) {
      problems.push("Payment amount exceeds the amount outstanding on this document");
    }
  }
  return problems;
}

interface BatchDraft {
  input: BatchPaymentInput;
  plans: PaymentPlan[];
  byApp: string | undefined;
}

function draftBatch(books: Books, { input, plans, byApp }: BatchDraft): BatchPayment {
  return {
    id: newGuid(),
    type: plans[0]?.payment.paymentType === "ACCPAYPAYMENT" ? "PAYBATCH" : "RECBATCH",
    accountId: paymentAccount(books, input.account).account?.accountId ?? "",
    date: input.date ?? books.today(),
    reference: input.reference ?? "",
    particulars: input.particulars ?? "",
    code: input.code ?? "",
    details: input.details ?? "",
    narrative: input.narrative ?? "",
    paymentIds: plans.map(({ payment }) => payment.paymentId),
    totalAmount: plans.reduce((sum, { payment }) => sum + payment.bankAmount, 0n),
    status: "AUTHORISED",
    isReconciled: false,
    createdByApp: byApp,
    updatedAtMs: books.now(),
    history: [historyOf(books, byApp, { changes: "Created", details: "" })],
  };
}
