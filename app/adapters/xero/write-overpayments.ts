import { BankTransaction, LineAmountTypes, type CurrencyCode } from "xero-node";
import type { OverpaymentInBooks } from "../../domain/ledger/overpayment";
import { currency } from "../../domain/money/currency";
import type { OverpaymentToCreate } from "../../ports/books";
import type { BooksWriter, Written } from "../../ports/books-writer";
import { amount } from "./amounts";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { partsThatFit } from "./parts-that-fit";
import { toNumber } from "./to-xero";
import { quoted } from "./where";
import { xeroClientFor } from "./xero-client";

/**
 * An overpayment is made by the bank transaction that brought it, on a bank account only (Xero, Nov 2026). Found again by
 * the reference that carries the Shopify transaction.
 */
export const overpaymentWriter: BooksWriter<OverpaymentToCreate> = {
  naturalKey: ({ reference }) => reference,
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const bankTransactions = documents.map(toXeroOverpayment);
    const answer = await call(() => accountingApi.createBankTransactions(tenantId, { bankTransactions }, false, 4, idempotencyKey));

    return mapAnswer(answer, ({ body }) => (body.bankTransactions ?? []).map((each) => toOutcome(each, written(each))));
  },
  lookUps: (documents) => partsThatFit(documents, anyOf),
  find: async ({ tenantId, accessToken }, documents) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const answer = await call(() => accountingApi.getBankTransactions(tenantId, undefined, anyOf(documents), undefined, 1, 4));

    return mapAnswer(answer, ({ body }) => (body.bankTransactions ?? []).map(written));
  },
};

function anyOf(documents: readonly OverpaymentToCreate[]): string {
  const references = documents.map(({ reference }) => `Reference==${quoted(reference)}`).join(" OR ");

  return `Type=="RECEIVE-OVERPAYMENT" AND Status=="AUTHORISED" AND (${references})`;
}

function toXeroOverpayment({ contactId, accountCode, date, amount: received, reference }: OverpaymentToCreate): BankTransaction {
  return {
    type: BankTransaction.TypeEnum.RECEIVEOVERPAYMENT,
    contact: { contactID: contactId },
    bankAccount: { code: accountCode },
    date,
    reference,
    currencyCode: received.currency as unknown as CurrencyCode,
    // An overpayment is no income: Xero books it on accounts receivable, without tax.
    lineAmountTypes: LineAmountTypes.NoTax,
    lineItems: [{ description: "Paid beyond the invoice", quantity: 1, unitAmount: toNumber(received) }],
  };
}

function written({ bankTransactionID, overpaymentID, reference, total, currencyCode, updatedDateUTC }: BankTransaction): Written {
  const code = currency(String(currencyCode));
  const seen: OverpaymentInBooks = {
    reference: reference ?? "",
    currency: code,
    total: amount(total, code),
    updatedAt: updatedDateUTC ? new Date(updatedDateUTC).toISOString() : "",
    ...(bankTransactionID && { bankTransactionId: bankTransactionID }),
  };

  return { naturalKey: seen.reference, remoteId: overpaymentID ?? "", ...(overpaymentID ? { seen } : {}) };
}
