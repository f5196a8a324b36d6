import type { DocumentLine } from "../ledger/document-line";
import type { SalesInvoice } from "../ledger/sales-invoice";
import type { Currency } from "../money/currency";
import { money, type Money } from "../money/money";
import type { Desk } from "./desk";
import { doesNotTieOut } from "./residual";
import type { Documents } from "./posting-plan";

/** One line of the crossfoot: what Shopify says, what the documents come to. */
export type TieOutCheck = { what: string; shop: Money; books: Money };

/** The proof that the documents are the order, to the cent. */
export type TieOut = {
  checks: readonly TieOutCheck[];
  figures: TieOutFigures;
  /** Tax in Xero's own tax column, by its rates: what the tax return will say of this order. */
  taxes: readonly { taxType: string; net: Money; tax: Money }[];
};

export type TieOutFigures = {
  orderTotal: Money;
  documentsTotal: Money;
  difference: Money;
  orderTax: Money;
  /** Tax in the documents: in Xero's tax column and on lines of its own. */
  documentsTax: Money;
  /** Received less given back, as Shopify has it. */
  received: Money;
  /** The same, by the payments that are booked. */
  paid: Money;
  outstanding: Money;
  /** What the documents leave to be paid; negative when the merchant owes the customer. */
  amountDue: Money;
};

/** An allocation moves nothing in or out. */
type Proven = Omit<Documents, "allocations">;

/** Minor units by Shopify's account, and the tax in the documents, lines of its own included. */
export type Stated = { total: bigint; tax: bigint; documentsTax: bigint; received: bigint; outstanding: bigint };

/**
 * The bookkeeper's check before anything is sent: the finished documents add up to the order, to the cent.
 * A residual is never posted and never rounded away; it becomes a problem the merchant sees.
 */
export function tieOut(desk: Desk, documents: Proven, stated: Stated): TieOut {
  const { currency } = desk.order;
  const of = (minor: bigint) => money(minor, currency);
  const total = documentsTotal(documents);
  const paid = moneyIn(documents);
  const due = total - paid;
  const checks = [
    { what: "Total", shop: of(stated.total), books: of(total) },
    { what: "Tax", shop: of(stated.tax), books: of(stated.documentsTax) },
    { what: "Still to pay", shop: of(stated.outstanding), books: of(due) },
  ];
  for (const { what, shop, books } of checks)
    if (shop.minor !== books.minor) doesNotTieOut(desk, { what, shop: shop.minor, books: books.minor });

  return {
    checks,
    figures: {
      orderTotal: of(stated.total),
      documentsTotal: of(total),
      difference: of(total - stated.total),
      orderTax: of(stated.tax),
      documentsTax: of(stated.documentsTax),
      received: of(stated.received),
      paid: of(paid),
      outstanding: of(stated.outstanding),
      amountDue: of(due),
    },
    taxes: taxesByRate(documents, currency),
  };
}

type Totalled = Pick<SalesInvoice, "lines" | "taxInclusive" | "currency">;

/** What Xero will show as the document's total. */
export function documentTotal(document: Totalled): Money {
  return money(totalMinor(document), document.currency);
}

/** What Xero will show as the document's tax. */
export function documentTax({ lines, currency }: Totalled): Money {
  let tax = 0n;
  for (const { taxAmount } of lines) tax += taxAmount.minor;

  return money(tax, currency);
}

function totalMinor({ lines, taxInclusive }: Totalled): bigint {
  let total = 0n;
  for (const { amount, taxAmount } of lines) total += taxInclusive ? amount.minor : amount.minor + taxAmount.minor;

  return total;
}

function documentsTotal({ invoice, creditNotes }: Proven): bigint {
  let total = totalMinor(invoice);
  for (const creditNote of creditNotes) total -= totalMinor(creditNote);

  return total;
}

function moneyIn({ payments, overpayments, refunds }: Proven): bigint {
  let sum = 0n;
  for (const { amount } of payments) sum += amount.minor;
  for (const { amount } of overpayments) sum += amount.minor;
  for (const { amount } of refunds) sum -= amount.minor;

  return sum;
}

type TaxSum = { taxType: string; net: bigint; tax: bigint };

function taxesByRate({ invoice, creditNotes }: Proven, currency: Currency): TieOut["taxes"] {
  const sums: TaxSum[] = [];
  addTaxes(sums, invoice, 1n);
  for (const creditNote of creditNotes) addTaxes(sums, creditNote, -1n);

  return sums.map(({ taxType, net, tax }) => ({ taxType, net: money(net, currency), tax: money(tax, currency) }));
}

function addTaxes(sums: TaxSum[], { lines, taxInclusive }: Totalled, sign: bigint): void {
  for (const line of lines) {
    const sum = sumFor(sums, line.taxType);
    sum.net += sign * netOf(line, taxInclusive);
    sum.tax += sign * line.taxAmount.minor;
  }
}

/** An order has a rate or two, so looking through them beats a map. */
function sumFor(sums: TaxSum[], taxType: string): TaxSum {
  for (const sum of sums) if (sum.taxType === taxType) return sum;
  const sum = { taxType, net: 0n, tax: 0n };
  sums.push(sum);

  return sum;
}

function netOf({ amount, taxAmount }: DocumentLine, taxInclusive: boolean): bigint {
  return taxInclusive ? amount.minor - taxAmount.minor : amount.minor;
}
