import type { Books } from "../books";
import { CURRENCY_RATE_PLACES, divideRounded, powerOfTen } from "../decimal";
import type { Document } from "../documents/document";
import type { Account } from "../settings/account";
import { BASE_RATE, fromBaseCurrency, marketRate, toBaseCurrency } from "../settings/currency-rates";
import type { Payment, PaymentInput } from "./payment";

export interface PaymentMoney extends Pick<Payment, "bankAmount" | "currencyRate"> {
  problems: string[];
}

interface PaymentEnds {
  document: Document | undefined;
  account: Account | undefined;
}

export function currencyOf(books: Books, account: Account): string {
  return account.currencyCode ?? books.organisation.baseCurrency;
}

/**
 * What leaves or reaches the account, in its own currency, and the rate between. Amount is in the document's
 * currency and BankAmount in the account's; given both, they decide the rate.
 * Xero, Nov 2026: the document or the account must be in the base currency, or both in the same foreign one.
 */
export function paymentMoney(books: Books, input: PaymentInput, { document, account }: PaymentEnds): PaymentMoney {
  const amount = input.amount ?? 0n;
  const base = books.organisation.baseCurrency;
  const plain = { bankAmount: amount, currencyRate: BASE_RATE, problems: [] };
  if (!document || !account) return plain;
  const ends = [document.currencyCode, currencyOf(books, account)] as const;
  const [from, to] = ends;
  if (from === to) {
    const currencyRate = from === base ? BASE_RATE : input.currencyRate ?? document.currencyRate;
    return { bankAmount: amount, currencyRate, problems: sameAmount(input) };
  }
  if (from !== base && to !== base) return { ...plain, problems: [unpaired(from, to)] };
  const foreign = from === base ? to : from;
  const dayRate = from === base ? marketRate(foreign, base) : document.currencyRate;
  const currencyRate = rateBetween(input, from === base) ?? input.currencyRate ?? dayRate;
  const problems = currencyRate > 0n ? [] : ["The currency rate must be greater than zero."];
  const converted = from === base ? fromBaseCurrency(amount, currencyRate) : toBaseCurrency(amount, currencyRate || 1n);
  return { bankAmount: input.bankAmount ?? converted, currencyRate, problems };
}

/** A payment's worth in the organisation's currency, in minor units: exact where one of its ends is in it. */
export function baseAmountOf(books: Books, payment: Payment): bigint {
  const base = books.organisation.baseCurrency;
  const account = books.accountById(payment.accountId);
  if (account && currencyOf(books, account) === base) return payment.bankAmount;
  const document = books.documents.get(payment.documentId);
  return document?.currencyCode === base ? payment.amount : toBaseCurrency(payment.amount, payment.currencyRate);
}

/** Foreign units for one of the base currency, as the two amounts that were sent make it. */
function rateBetween({ amount, bankAmount }: PaymentInput, isDocumentInBase: boolean): bigint | undefined {
  if (!amount || !bankAmount || amount < 0n || bankAmount < 0n) return undefined;
  const [foreign, base] = isDocumentInBase ? [bankAmount, amount] : [amount, bankAmount];
  return divideRounded(foreign * powerOfTen(CURRENCY_RATE_PLACES), base);
}

function sameAmount({ amount, bankAmount }: PaymentInput): string[] {
  return bankAmount === undefined || bankAmount === amount
    ? []
    : ["The bank amount must equal the amount when the document and the account have the same currency."];
}

function unpaired(document: string, account: string): string {
  return `A document in ${document} cannot be paid from an account in ${account}: one of them must be in the base currency.`;
}
