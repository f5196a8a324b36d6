import { comesIn, type BankTransaction } from "../banking/bank-transaction";
import type { Books } from "../books";
import { divideRounded } from "../decimal";
import { isReceivable, paymentComesIn, type Document } from "../documents/document";
import { totalsOf } from "../documents/line-arithmetic";
import { settlementOf } from "../documents/settlement";
import type { Allocation, Payment } from "../payments/payment";
import { baseAmountOf } from "../payments/payment-money";
import { toBaseCurrency } from "../settings/currency-rates";
import { lineLegs, signed, sumOfLegs, type Leg } from "./line-legs";
import type { ManualJournal } from "./manual-journal";

/** Every posting of the books, as its legs. */
export function* legsOf(books: Books): Generator<Leg> {
  for (const document of books.documents.values()) {
    const stands = document.status === "AUTHORISED" || document.status === "PAID";
    if (stands) yield* isAdvanceDocument(document) ? advanceLegs(books, document) : documentLegs(books, document);
  }
  for (const payment of books.payments.values()) {
    if (payment.status === "AUTHORISED") yield* paymentLegs(books, payment);
  }
  for (const allocation of books.allocations.values()) yield* allocationLegs(books, allocation);
  for (const transaction of books.shelves.bankTransactions.values()) {
    if (transaction.status === "AUTHORISED") yield* bankLegs(books, transaction);
  }
  yield* transferLegs(books);
  for (const journal of books.shelves.manualJournals.values()) {
    if (journal.status === "POSTED") yield* journalLegs(books, journal);
  }
}

function isAdvanceDocument({ kind }: Document): boolean {
  return kind === "prepayment" || kind === "overpayment";
}

/** A sale credits its accounts and debits receivables; bills and customer credits are the other way round. */
function documentLegs(books: Books, document: Document): Leg[] {
  const sign = document.type === "ACCREC" || document.type === "ACCPAYCREDIT" ? 1n : -1n;
  const legs = lineLegs(books, document);
  return [
    ...signed(legs, -sign),
    { accountId: controlAccountId(books, document), amount: sign * sumOfLegs(legs) },
  ];
}

/**
 * Money in advance stands on the accounts of its lines, beside the bank account that its bank transaction moved.
 * As it is allocated or refunded, the same share of each leg moves to receivables or payables, where the
 * invoice or the refund meets it. An overpayment's line is that account already.
 */
function advanceLegs(books: Books, advance: Document): Leg[] {
  const { total } = totalsOf(advance);
  const sign = isReceivable(advance) ? 1n : -1n;
  const { paid, credited } = settlementOf(books, advance);
  if (total === 0n || paid + credited === 0n) return [];
  const released = lineLegs(books, advance).map(({ accountId, amount }) => ({
    accountId,
    amount: divideRounded(amount * (paid + credited), total),
  }));
  const worth = toBaseCurrency(paid + credited, advance.currencyRate);
  // The shares are rounded one by one; the last takes what is over, so that their sum is the released amount.
  const [last] = released.slice(-1);
  if (last) last.amount += worth - sumOfLegs(released);
  return [...signed(released, sign), { accountId: controlAccountId(books, advance), amount: -sign * worth }];
}

/** Money in settles receivables at the document's rate; a difference to the payment's rate is a currency gain. */
function paymentLegs(books: Books, payment: Payment): Leg[] {
  const document = books.documents.get(payment.documentId);
  if (!document) return [];
  const sign = paymentComesIn(document) ? 1n : -1n;
  const moved = baseAmountOf(books, payment);
  const settled = toBaseCurrency(payment.amount, document.currencyRate);
  return [
    { accountId: payment.accountId, amount: sign * moved },
    { accountId: controlAccountId(books, document), amount: -sign * settled },
    ...currencyGain(books, -sign * (moved - settled)),
  ];
}

/** Nothing moves but the difference between the rates of the two documents, where they have different ones. */
function allocationLegs(books: Books, { creditId, invoiceId, amount }: Allocation): Leg[] {
  const credit = books.documents.get(creditId);
  const invoice = books.documents.get(invoiceId);
  if (!credit || !invoice || credit.currencyRate === invoice.currencyRate) return [];
  const sign = isReceivable(invoice) ? 1n : -1n;
  const gain = toBaseCurrency(amount, credit.currencyRate) - toBaseCurrency(amount, invoice.currencyRate);
  return [{ accountId: controlAccountId(books, invoice), amount: sign * gain }, ...currencyGain(books, -sign * gain)];
}

/**
 * Money received debits the bank account and credits the accounts of the lines; money spent the reverse.
 * The lines of a transfer's two ends name no account and so post nothing: the transfer itself does.
 */
function bankLegs(books: Books, transaction: BankTransaction): Leg[] {
  const sign = comesIn(transaction) ? 1n : -1n;
  const legs = lineLegs(books, transaction);
  return [...signed(legs, -sign), { accountId: transaction.bankAccountId, amount: sign * sumOfLegs(legs) }];
}

function transferLegs(books: Books): Leg[] {
  const standing = [...books.shelves.bankTransfers.values()].filter(({ status }) => status === "AUTHORISED");
  return standing.flatMap(({ fromAccountId, toAccountId, amount, currencyRate }) => {
    const moved = toBaseCurrency(amount, currencyRate);
    return [
      { accountId: fromAccountId, amount: -moved },
      { accountId: toAccountId, amount: moved },
    ];
  });
}

/** A journal's lines are its legs: debits are positive on both sides. */
function journalLegs(books: Books, { lines, lineAmountTypes }: ManualJournal): Leg[] {
  const taxAccountId = books.systemAccount("GST").accountId;
  return lines.flatMap(({ accountCode, lineAmount, taxAmount }) => {
    const account = accountCode === undefined ? undefined : books.accountByCode(accountCode);
    if (!account) return [];
    const net = lineAmountTypes === "Inclusive" ? lineAmount - taxAmount : lineAmount;
    return [
      { accountId: account.accountId, amount: net },
      { accountId: taxAccountId, amount: taxAmount },
    ];
  });
}

function currencyGain(books: Books, amount: bigint): Leg[] {
  return amount === 0n ? [] : [{ accountId: books.systemAccount("REALISEDCURRENCYGAIN").accountId, amount }];
}

function controlAccountId(books: Books, document: Document): string {
  return books.systemAccount(isReceivable(document) ? "DEBTORS" : "CREDITORS").accountId;
}
