import type { DocumentLine } from "../../../app/domain/ledger/document-line";
import type { CreditNote } from "../../../app/domain/ledger/credit-note";
import type { Payment } from "../../../app/domain/ledger/payment";
import type { SalesInvoice } from "../../../app/domain/ledger/sales-invoice";
import type { Money } from "../../../app/domain/money/money";
import type { PostingPlan } from "../../../app/domain/posting/posting-plan";
import { Clock } from "../../../sandbox/xero/clock";
import { allocateCredit } from "../../../sandbox/xero/ledger/payments/allocate-credit";
import { Books, type BooksData } from "../../../sandbox/xero/ledger/books";
import { NOTHING_SENT_IN_CONTACT } from "../../../sandbox/xero/ledger/contacts/contact";
import { createDocument } from "../../../sandbox/xero/ledger/documents/create-document";
import { parseDecimal, PERCENT_PLACES } from "../../../sandbox/xero/ledger/decimal";
import type { Document } from "../../../sandbox/xero/ledger/documents/document";
import { NOTHING_SENT_IN_DOCUMENT, NOTHING_SENT_IN_LINE, type LineInput } from "../../../sandbox/xero/ledger/documents/document-input";
import { totalsOf } from "../../../sandbox/xero/ledger/documents/line-arithmetic";
import type { Outcome } from "../../../sandbox/xero/ledger/outcome";
import { recordPayment } from "../../../sandbox/xero/ledger/payments/record-payment";
import { demoOrganisations } from "../../../sandbox/xero/ledger/starting-books/demo-organisations";
import { ACCOUNTS } from "../../builders/books";

/** What Xero shows of a document, in hundredths. */
export type Shown = { number: string; total: bigint; tax: bigint };
export type Entered = { refusals: string[]; shown: Shown[] };
type Rates = readonly { taxType: string; percent: string }[];

/**
 * Enters a plan in the simulated Xero, which shares no code with the planner: what it refuses, and what its own arithmetic
 * makes of the documents. Overpayments are bank transactions of their own and are left out.
 */
export function enter(plan: PostingPlan, rates: Rates): Entered {
  const { invoice, creditNotes, payments, refunds, allocations } = plan;
  const books = booksWith(rates, invoice.currency);
  const refusals: string[] = [];
  const shown: Shown[] = [];
  const write = <T>(what: string, outcome: Outcome<T>): T | undefined => {
    if (outcome.ok) return outcome.entity;
    refusals.push(`${what}: ${outcome.problems.join(" ")}`);

    return undefined;
  };
  const documents = [
    write(invoice.number, createDocument(books, { kind: "invoice", mode: "create", byApp: "test", input: { ...toInput(invoice), type: "ACCREC", dueDate: invoice.dueDate } })),
    ...creditNotes.map((each) => write(each.number, createDocument(books, { kind: "creditNote", mode: "create", byApp: "test", input: { ...toInput(each), type: "ACCRECCREDIT" } }))),
  ];
  for (const document of documents) if (document) shown.push(toShown(document));
  for (const payment of payments) write(payment.reference, recordPayment(books, toPayment(payment, { invoice: named(invoice.number) }), "test"));
  for (const refund of refunds) {
    if (refund.on.kind === "credit-note") write(refund.reference, recordPayment(books, toPayment(refund, { creditNote: named(refund.on.number) }), "test"));
  }
  for (const { creditNote, amount } of allocations) {
    const credit = documents.find((each) => each?.number === creditNote);
    const latest = credit && books.documents.get(credit.documentId);
    if (latest) write(creditNote, allocateCredit(books, latest, { invoice: named(invoice.number), amount: hundredths(amount), byApp: "test" }));
  }

  return { refusals, shown };
}

const named = (number: string) => ({ id: undefined, number });

const [demo] = demoOrganisations(Date.UTC(2026, 0, 1));

/** An organisation with the accounts that the builders' profile names, and these rates. */
function booksWith(rates: Rates, currency: string): Books {
  if (!demo) throw new Error("The simulator has no organisation to start from.");
  const [model] = demo.accounts.filter(({ code }) => code === "200");
  const [rate] = demo.taxRates;
  if (!model || !rate) throw new Error("The simulator's chart has changed.");
  const everywhere = { ASSET: true, EQUITY: true, EXPENSE: true, LIABILITY: true, REVENUE: true };
  const codes = [...new Set(["200", "260", ...Object.values(ACCOUNTS)])];
  const data: BooksData = {
    ...demo,
    organisation: { ...demo.organisation, baseCurrency: currency },
    currencies: [{ code: currency, description: currency }],
    accounts: [
      ...codes.map((code) => ({ ...model, accountId: `account-${code}`, code, enablePaymentsToAccount: true })),
      { ...model, accountId: "account-090", code: "090", type: "BANK" as const, accountClass: "ASSET" as const },
    ],
    taxRates: rates.map(({ taxType, percent }) => ({ ...rate, taxType, canApplyTo: everywhere, components: [{ name: taxType, rate: parseDecimal(percent, PERCENT_PLACES) ?? 0n }] })),
    contacts: [],
    documents: [],
    payments: [],
    allocations: [],
  };

  return new Books({ data, clock: Clock.frozen(Date.UTC(2026, 10, 30)), onChange: () => undefined });
}

function toInput(document: SalesInvoice | CreditNote) {
  return {
    ...NOTHING_SENT_IN_DOCUMENT,
    number: document.number,
    reference: document.reference,
    url: document.url,
    date: document.date as string as never,
    status: document.status,
    currencyCode: document.currency as string,
    contact: { ...NOTHING_SENT_IN_CONTACT, name: "Ada Example" },
    lineAmountTypes: document.taxInclusive ? ("Inclusive" as const) : ("Exclusive" as const),
    lines: document.lines.map(toLineInput),
  };
}

/** As the adapter sends it: the line amount too, which Xero holds against its own. */
function toLineInput(line: DocumentLine): LineInput {
  return {
    ...NOTHING_SENT_IN_LINE,
    description: line.description,
    quantity: BigInt(line.quantity) * 10_000n,
    unitAmount: line.unitAmount,
    discountAmount: line.discount.minor === 0n ? undefined : hundredths(line.discount),
    lineAmount: hundredths(line.amount),
    accountCode: line.accountCode,
    taxType: line.taxType,
    taxAmount: line.taxStated ? hundredths(line.taxAmount) : undefined,
  };
}

function toPayment({ accountCode, date, amount, reference }: Payment, on: Record<string, unknown>) {
  const nothing = { invoice: undefined, creditNote: undefined, prepayment: undefined, overpayment: undefined, bankAmount: undefined, currencyRate: undefined, isReconciled: undefined };

  return { ...nothing, account: { code: accountCode }, date, amount: hundredths(amount), reference, ...on } as never;
}

function toShown(document: Document): Shown {
  const { total, totalTax } = totalsOf(document);

  return { number: document.number, total, tax: totalTax };
}

const DIGITS: Record<string, number> = { JPY: 0, KWD: 3 };

/** Xero's hundredths; throws where an amount is finer, for then it could not have been sent. */
export function hundredths({ minor, currency }: Money): bigint {
  const digits = DIGITS[currency as string] ?? 2;
  if (digits === 0) return minor * 100n;
  if (digits === 2) return minor;
  if (minor % 10n !== 0n) throw new Error(`${minor} ${currency} is finer than Xero holds.`);

  return minor / 10n;
}
