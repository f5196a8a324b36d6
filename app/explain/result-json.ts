import { documentTax, documentTotal } from "../domain/posting/tie-out";
import type { DocumentLine } from "../domain/ledger/document-line";
import type { CreditNote } from "../domain/ledger/credit-note";
import type { Payment } from "../domain/ledger/payment";
import type { Quote } from "../domain/ledger/quote";
import type { SalesInvoice } from "../domain/ledger/sales-invoice";
import { formatMoney, formatScaled } from "../domain/money/decimal-string";
import { subtract, type Money } from "../domain/money/money";
import { explainTrace } from "../domain/posting/explain-trace";
import type { Quoting } from "../domain/posting/plan-quote";
import type { Posting, PostingPlan } from "../domain/posting/posting-plan";
import type { TieOut } from "../domain/posting/tie-out";
import type { Problem } from "../domain/problem";
import type { Explained } from "./explain-order";

export type ResultProblem = { code: string; message: string; field: string | null; remedy: string };

/** What `--json` prints for one order; amounts are decimal strings. */
export type Result = {
  order: string | null;
  documents: ResultDocument[];
  allocations: { creditNote: string; invoice: string; amount: string }[];
  notes: string[];
  tieOut: Record<string, string> | null;
  problems: ResultProblem[];
};

export type ResultDocument = {
  kind: "invoice" | "creditNote" | "quote" | "payment" | "refund";
  number: string;
  date: string;
  currency: string;
  subtotal: string;
  tax: string;
  total: string;
  lines: ResultLine[];
  because: string[];
};

export type ResultLine = {
  description: string;
  quantity: string;
  unitAmount: string;
  /** Off quantity × unitAmount; "0.00" where there is none. */
  discountAmount: string;
  lineAmount: string;
  taxAmount: string;
  taxType: string | null;
  accountCode: string;
  because: string[];
};

export function toResult(explained: Explained): Result {
  if (explained.end === "unreadable") {
    const { place, reason } = explained;

    return { ...EMPTY, order: null, problems: [{ code: "unreadable", message: `${place}: ${reason}`, field: place, remedy: "never" }] };
  }
  if (explained.end === "offered") return { ...EMPTY, order: explained.draft.name, ...offered(explained.quoting) };
  const { order, posting } = explained;
  if (posting.kind !== "post") return { ...EMPTY, order: order.name, problems: problemsOf(posting) };
  const { plan } = posting;

  return {
    order: order.name,
    documents: documentsOf(plan),
    allocations: plan.allocations.map(({ creditNote, amount }) => ({
      creditNote,
      invoice: plan.invoice.number,
      amount: formatMoney(amount),
    })),
    notes: plan.notes.map(toSentence),
    tieOut: figuresOf(plan.tieOut),
    problems: [],
  };
}

function figuresOf({ figures }: TieOut): Record<string, string> {
  return Object.fromEntries(Object.entries(figures).map(([name, amount]) => [name, formatMoney(amount)]));
}

/** A draft order: its quote, or why there is none. */
function offered(quoting: Quoting): Pick<Result, "documents" | "notes" | "tieOut" | "problems"> {
  const { documents, notes, tieOut } = EMPTY;
  if (quoting.kind === "nothing") return { documents, notes, tieOut, problems: [excluded(quoting.reason)] };
  if (quoting.kind === "hold") return { documents, notes, tieOut, problems: quoting.problems.map(toProblem) };
  const { quote, notes: said, tieOut: proof } = quoting.plan;

  return { documents: [toDocument("quote", quote)], notes: said.map(toSentence), tieOut: figuresOf(proof), problems: [] };
}

const EMPTY: Omit<Result, "order" | "problems"> = { documents: [], allocations: [], notes: [], tieOut: null };

function problemsOf(posting: Exclude<Posting, { kind: "post" }>): ResultProblem[] {
  if (posting.kind === "exclude") return [excluded(posting.reason)];
  if (posting.kind === "wait") return [{ code: "waiting", message: posting.reason, field: null, remedy: "retry" }];

  return posting.problems.map(toProblem);
}

function excluded(message: string): ResultProblem {
  return { code: "excluded", message, field: null, remedy: "never" };
}

function toProblem({ code, message, field, remedy }: Problem): ResultProblem {
  return { code, message, field: field ?? null, remedy };
}

function toSentence({ about, sentence }: PostingPlan["notes"][number]): string {
  return `${about}: ${sentence}`;
}

function documentsOf({ invoice, creditNotes, payments, overpayments, refunds }: PostingPlan): ResultDocument[] {
  return [
    toDocument("invoice", invoice),
    ...creditNotes.map((note) => toDocument("creditNote", note)),
    ...payments.map((payment) => toMoneyDocument("payment", payment, "Payment received")),
    ...overpayments.map((payment) => toMoneyDocument("payment", payment, "Overpayment received, owed to the customer")),
    ...refunds.map((payment) => toMoneyDocument("refund", payment, "Money given back")),
  ];
}

function toDocument(kind: "invoice" | "creditNote" | "quote", document: SalesInvoice | CreditNote | Quote): ResultDocument {
  const total = documentTotal(document);
  const tax = documentTax(document);

  return {
    kind,
    number: document.number,
    date: document.date,
    currency: document.currency,
    subtotal: formatMoney(subtract(total, tax)),
    tax: formatMoney(tax),
    total: formatMoney(total),
    lines: document.lines.map(toLine),
    because: explainTrace(document.because),
  };
}

function toLine(line: DocumentLine): ResultLine {
  return {
    description: line.description,
    quantity: String(line.quantity),
    unitAmount: formatScaled(line.unitAmount, 4),
    discountAmount: formatMoney(line.discount),
    lineAmount: formatMoney(line.amount),
    taxAmount: formatMoney(line.taxAmount),
    taxType: line.taxType,
    accountCode: line.accountCode,
    because: explainTrace(line.because),
  };
}

/** Money has no lines in Xero; here it has one, so that every document is read alike. */
function toMoneyDocument(kind: "payment" | "refund", payment: Payment, description: string): ResultDocument {
  const { amount, accountCode, reference, date, because } = payment;
  const none: Money = { minor: 0n, currency: amount.currency };
  const text = formatMoney(amount);
  const reasons = explainTrace(because);
  const line = {
    description,
    quantity: "1",
    unitAmount: text,
    discountAmount: formatMoney(none),
    lineAmount: text,
    taxAmount: formatMoney(none),
    taxType: null,
    accountCode,
    because: reasons,
  };

  return {
    kind,
    number: reference,
    date,
    currency: amount.currency,
    subtotal: text,
    tax: formatMoney(none),
    total: text,
    lines: [line],
    because: reasons,
  };
}
