import { hundredths, sumOf } from "./amounts";
import type { Books, BooksDocument, BooksPayment } from "./books-side";
import { givenBack, receipts, type ShopOrder } from "./shop-side";

export interface Finding {
  readonly kind: "lost" | "duplicated" | "wrong";
  readonly order: string;
  readonly what: string;
}

/**
 * Whether an order stands in the books as it should: one invoice of its total, tax and currency, one payment for each
 * receipt, one credit note for each refund, the money given back on them. Worked out from Shopify's own figures, and by
 * nothing that the app uses. `settledInXero`: what was received is for `judge-act.ts` to judge, because a person
 * settled some of it there.
 */
export function judgeOrder(order: ShopOrder, books: Books, { settledInXero }: { settledInXero: boolean }): Finding[] {
  const findings: Finding[] = [];
  const find = (kind: Finding["kind"], what: string): void => void findings.push({ kind, order: order.name, what });
  const invoices = books.invoices.filter((each) => belongsTo(each, order));
  const [invoice] = invoices;
  if (!invoice) return [{ kind: "lost", order: order.name, what: "no invoice" }];
  if (invoices.length > 1) find("duplicated", `${invoices.length} invoices: ${invoices.map(({ number }) => number).join(", ")}`);
  findings.push(...judgeDocument(order, invoice));
  if (!settledInXero) findings.push(...judgePayments(order, paymentsOn([invoice], books)));
  findings.push(...judgeRefunds(order, books));
  return findings;
}

/** By number, or by the order's name in the reference: a second invoice could only have another number. */
export function belongsTo({ number, reference }: BooksDocument, { name }: ShopOrder): boolean {
  return number === `SH-${name.slice(1)}` || reference === name;
}

function judgeDocument(order: ShopOrder, invoice: BooksDocument): Finding[] {
  const wrong = (what: string): Finding => ({ kind: "wrong", order: order.name, what });
  const findings: Finding[] = [];
  if (invoice.currencyCode !== order.currency) findings.push(wrong(`the invoice is in ${invoice.currencyCode}`));
  if (hundredths(invoice.total) !== hundredths(order.total)) findings.push(wrong(`total ${invoice.total}, not ${order.total}`));
  if (hundredths(invoice.totalTax) !== hundredths(order.totalTax)) findings.push(wrong(`tax ${invoice.totalTax}, not ${order.totalTax}`));
  return findings;
}

function judgePayments(order: ShopOrder, payments: readonly BooksPayment[]): Finding[] {
  const findings: Finding[] = [];
  const find = (kind: Finding["kind"], what: string): void => void findings.push({ kind, order: order.name, what });
  const expected = receipts(order);
  let unmatched = 0;
  for (const { id, amount } of expected) {
    const standing = payments.filter(({ reference }) => reference === `Shopify ${id}`);
    if (standing.length > 1) find("duplicated", `${standing.length} payments of transaction ${id}`);
    if (standing[0] && hundredths(standing[0].amount) !== hundredths(amount)) find("wrong", `payment ${standing[0].amount}, not ${amount}`);
    if (!standing[0]) unmatched++;
  }
  if (unmatched > 0) find("lost", `${unmatched} of ${expected.length} payments`);
  const [paid, received] = [sumOf(payments.map(({ amount }) => amount)), sumOf(expected.map(({ amount }) => amount))];
  if (paid > received) find("duplicated", `${paid} is paid in Xero and ${received} received in Shopify, in hundredths`);
  if (paid < received && unmatched === 0) find("wrong", `${paid} is paid in Xero and ${received} received in Shopify, in hundredths`);
  return findings;
}

function judgeRefunds(order: ShopOrder, books: Books): Finding[] {
  const findings: Finding[] = [];
  const find = (kind: Finding["kind"], what: string): void => void findings.push({ kind, order: order.name, what });
  const notes = books.creditNotes.filter(({ reference }) => reference === order.name);
  const [wanted, back] = [order.refunds.length, givenBack(order)];
  if (notes.length < wanted) find("lost", `${notes.length} of ${wanted} credit notes`);
  if (notes.length > wanted) find("duplicated", `${notes.length} credit notes for ${wanted} refunds`);
  if (notes.length !== wanted) return findings;
  const credited = sumOf(notes.map(({ total }) => total));
  if (credited !== back) find("wrong", `credit notes of ${credited} for ${back} given back, in hundredths`);
  const paid = sumOf(paymentsOn(notes, books).map(({ amount }) => amount));
  if (paid < back) find("lost", `${paid} of ${back} given back is booked, in hundredths`);
  if (paid > back) find("duplicated", `${paid} booked for ${back} given back, in hundredths`);
  return findings;
}

function paymentsOn(documents: readonly BooksDocument[], { payments }: Books): BooksPayment[] {
  return payments.filter(({ documentId }) => documents.some(({ id }) => id === documentId));
}
