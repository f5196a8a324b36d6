import type { Account } from "./account";
import type { Books } from "./books";
import { toBaseCurrency } from "./currency-rates";
import { isReceivable, type Document } from "./document";
import type { Payment } from "./payment";

export interface AccountBalance {
  account: Account;
  /** Minor units of the base currency, debit positive. */
  balance: bigint;
}

/** One leg of a posting, in minor units of the base currency; debit positive. */
interface Leg {
  accountId: string;
  amount: bigint;
}

/**
 * A trial balance computed from the documents and payments themselves, so that it cannot drift from them.
 * Every posting's legs sum to 0, and therefore so do the balances; allocations move nothing.
 */
export function accountBalances(books: Books): AccountBalance[] {
  const sums = new Map<string, bigint>();
  for (const leg of legsOf(books)) sums.set(leg.accountId, (sums.get(leg.accountId) ?? 0n) + leg.amount);
  return books.setup.accounts.map((account) => ({ account, balance: sums.get(account.accountId) ?? 0n }));
}

function* legsOf(books: Books): Generator<Leg> {
  for (const document of books.documents.values()) {
    if (document.status === "AUTHORISED" || document.status === "PAID") yield* documentLegs(books, document);
  }
  for (const payment of books.payments.values()) {
    if (payment.status === "AUTHORISED") yield* paymentLegs(books, payment);
  }
}

/** A sale credits its accounts and debits receivables; bills and customer credits are the other way round. */
function* documentLegs(books: Books, document: Document): Generator<Leg> {
  const sign = document.type === "ACCREC" || document.type === "ACCPAYCREDIT" ? 1n : -1n;
  const taxAccountId = books.systemAccount("GST").accountId;
  let owed = 0n;
  for (const line of document.lines) {
    const net = document.lineAmountTypes === "Inclusive" ? line.lineAmount - line.taxAmount : line.lineAmount;
    const account = line.accountCode === undefined ? undefined : books.accountByCode(line.accountCode);
    const legs: [string | undefined, bigint][] = [
      [account?.accountId, net],
      [taxAccountId, line.taxAmount],
    ];
    for (const [accountId, amount] of legs) {
      if (accountId === undefined || amount === 0n) continue;
      const base = toBaseCurrency(amount, document.currencyRate);
      owed += base;
      yield { accountId, amount: -sign * base };
    }
  }
  yield { accountId: controlAccountId(books, document), amount: sign * owed };
}

/** Money in settles receivables at the document's rate; a difference to the payment's rate is a currency gain. */
function* paymentLegs(books: Books, payment: Payment): Generator<Leg> {
  const document = books.documents.get(payment.documentId);
  if (!document) return;
  const comesIn = document.type === "ACCREC" || document.type === "ACCPAYCREDIT";
  const sign = comesIn ? 1n : -1n;
  const moved = toBaseCurrency(payment.amount, payment.currencyRate);
  const settled = toBaseCurrency(payment.amount, document.currencyRate);
  yield { accountId: payment.accountId, amount: sign * moved };
  yield { accountId: controlAccountId(books, document), amount: -sign * settled };
  if (moved !== settled) {
    yield { accountId: books.systemAccount("REALISEDCURRENCYGAIN").accountId, amount: -sign * (moved - settled) };
  }
}

function controlAccountId(books: Books, document: Document): string {
  return books.systemAccount(isReceivable(document) ? "DEBTORS" : "CREDITORS").accountId;
}
