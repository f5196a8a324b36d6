import { add, subtract, zero, type Money } from "../money/money";
import type { CreditNote } from "../ledger/credit-note";
import type { Payment } from "../ledger/payment";
import type { SalesInvoice } from "../ledger/sales-invoice";
import { splitOf } from "../payers/split-plan";
import type { PostingPlan } from "../posting/posting-plan";
import { documentTax, documentTotal } from "../posting/tie-out";
import { gather } from "./gather";

export type DocumentKind = "invoice" | "payment" | "overpayment" | "creditNote" | "refund" | "allocation";

/** Documents of one kind in one currency. `lines` are those on them; payments have none, and no tax. */
export type DocumentSum = { kind: DocumentKind; count: number; lines: number; total: Money; tax: Money };

/** Sales by account and tax rate, less what credit notes take off. Both amounts positive where the merchant sold. */
export type LineSum = { account: string; taxType: string; net: Money; tax: Money };

/** Money by the account it went through. Both amounts are positive. */
export type MoneySum = { account: string; received: Money; givenBack: Money };

export function documentsOf(plan: PostingPlan): DocumentSum[] {
  const split = splitOf(plan, 0);
  const payers = split ? [split.first, split.second] : [plan];
  const drawn = payers.map(({ invoice }) => documentSum("invoice", invoice));
  if (!isBooked(plan.invoice)) return addDocuments(drawn);
  const notes = payers.flatMap(({ creditNotes }) => creditNotes.map((note) => documentSum("creditNote", note)));
  const moved = (kind: DocumentKind, amounts: readonly { amount: Money }[]) =>
    amounts.map(({ amount }) => ({ kind, count: 1, lines: 0, total: amount, tax: zero(amount.currency) }));

  return addDocuments([
    ...drawn,
    ...notes,
    ...moved("payment", plan.payments),
    ...moved("overpayment", plan.overpayments),
    ...moved("refund", plan.refunds),
    ...moved("allocation", plan.allocations),
  ]);
}

export function linesOf({ invoice, creditNotes }: PostingPlan): LineSum[] {
  const sold = lineSums(invoice);
  const credited = isBooked(invoice) ? creditNotes.flatMap(lineSums).map(less) : [];

  return addLines([...sold, ...credited]);
}

export function moneyOf({ invoice, payments, overpayments, refunds }: PostingPlan): MoneySum[] {
  if (!isBooked(invoice)) return [];
  const received = [...payments, ...overpayments].map(({ accountCode, amount }: Payment) => ({
    account: accountCode,
    received: amount,
    givenBack: zero(amount.currency),
  }));
  const givenBack = refunds.map(({ accountCode, amount }) => ({
    account: accountCode,
    received: zero(amount.currency),
    givenBack: amount,
  }));

  return addMoney([...received, ...givenBack]);
}

export function addDocuments(rows: readonly DocumentSum[]): DocumentSum[] {
  return gather(
    rows,
    ({ kind, total }) => `${kind}|${total.currency}`,
    (a, b) => ({ ...a, count: a.count + b.count, lines: a.lines + b.lines, total: add(a.total, b.total), tax: add(a.tax, b.tax) }),
  );
}

export function addLines(rows: readonly LineSum[]): LineSum[] {
  return gather(
    rows,
    ({ account, taxType, net }) => `${account}|${taxType}|${net.currency}`,
    (a, b) => ({ ...a, net: add(a.net, b.net), tax: add(a.tax, b.tax) }),
  );
}

export function addMoney(rows: readonly MoneySum[]): MoneySum[] {
  return gather(
    rows,
    ({ account, received }) => `${account}|${received.currency}`,
    (a, b) => ({ ...a, received: add(a.received, b.received), givenBack: add(a.givenBack, b.givenBack) }),
  );
}

/** Money and refunds follow a draft only once a person has approved it in Xero: they are not part of this posting. */
function isBooked({ status }: SalesInvoice): boolean {
  return status === "AUTHORISED";
}

function documentSum(kind: DocumentKind, document: SalesInvoice | CreditNote): DocumentSum {
  return { kind, count: 1, lines: document.lines.length, total: documentTotal(document), tax: documentTax(document) };
}

function lineSums({ lines, taxInclusive }: SalesInvoice | CreditNote): LineSum[] {
  return lines.map(({ accountCode, taxType, amount, taxAmount }) => ({
    account: accountCode,
    taxType,
    net: taxInclusive ? subtract(amount, taxAmount) : amount,
    tax: taxAmount,
  }));
}

function less({ account, taxType, net, tax }: LineSum): LineSum {
  return { account, taxType, net: subtract(zero(net.currency), net), tax: subtract(zero(tax.currency), tax) };
}
