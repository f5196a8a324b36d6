import type { BankTransaction, Invoice } from "xero-node";
import type { InvoiceId } from "../../domain/ids";
import type { CalendarDate } from "../../domain/instant";
import { currency } from "../../domain/money/currency";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, Page } from "../../ports/books";
import type { DepositFound, InvoiceFound } from "../../ports/elsewhere-store";
import { call, mapAnswer } from "./call";
import { amount, day } from "./from-xero";
import { dated } from "./where";
import { xeroClientFor } from "./xero-client";

const PAGE_SIZE = 1_000;

type Wanted = { fromDay: CalendarDate; since: Date; page: number };

/** Sales invoices whoever made them, without lines and payments: a thousand of those are a few hundred kilobytes. */
export async function salesInvoices(
  { tenantId, accessToken }: BooksAccess,
  { fromDay, since, page }: Wanted,
): Promise<Answer<Page<InvoiceFound>>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const where = `Type=="ACCREC" AND ${dated(fromDay)}`;
  const none = undefined;
  const answer = await call(() =>
    accountingApi.getInvoices(
      tenantId,
      since,
      where,
      "UpdatedDateUTC ASC",
      none,
      none,
      none,
      none,
      page,
      false,
      none,
      none,
      true,
      PAGE_SIZE,
    ),
  );

  return mapAnswer(answer, ({ body }) => ({ found: (body.invoices ?? []).map(toFound), pages: body.pagination?.pageCount ?? page }));
}

/** Money received that is no invoice's: "receive money" and what bank rules make of statement lines. Overpayments are another type. */
export async function deposits(
  { tenantId, accessToken }: BooksAccess,
  { fromDay, since, page }: Wanted,
): Promise<Answer<Page<DepositFound>>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const where = `Type=="RECEIVE" AND ${dated(fromDay)}`;
  const answer = await call(() =>
    accountingApi.getBankTransactions(tenantId, since, where, "UpdatedDateUTC ASC", page, undefined, PAGE_SIZE),
  );

  return mapAnswer(answer, ({ body }) => ({
    found: (body.bankTransactions ?? []).map(toDeposit),
    pages: body.pagination?.pageCount ?? page,
  }));
}

function toDeposit(transaction: BankTransaction): DepositFound {
  const { bankTransactionID, reference, contact, status, lineItems, updatedDateUTC } = transaction;

  return {
    id: bankTransactionID as InvoiceId,
    reference: reference ?? null,
    contactName: contact?.name ?? "",
    date: day(transaction.date) as CalendarDate,
    total: amount(transaction.total, currency(String(transaction.currencyCode))),
    status: String(status),
    accountCodes: lineItems.flatMap(({ accountCode }) => (accountCode ? [accountCode] : [])),
    updatedAt: updatedDateUTC ? new Date(updatedDateUTC) : null,
  };
}

function toFound(invoice: Invoice): InvoiceFound {
  const { invoiceID, invoiceNumber, reference, contact, status, url, updatedDateUTC } = invoice;

  return {
    id: invoiceID as InvoiceId,
    number: invoiceNumber ?? "",
    reference: reference ?? null,
    contactName: contact?.name ?? "",
    date: day(invoice.date) as CalendarDate,
    total: amount(invoice.total, currency(String(invoice.currencyCode))),
    status: String(status),
    url: url ?? null,
    updatedAt: updatedDateUTC ? new Date(updatedDateUTC) : null,
  };
}
