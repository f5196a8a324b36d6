import type { BankTransaction, Invoice } from "xero-node";
import type { InvoiceId } from "../../domain/ids";
import type { CalendarDate } from "../../domain/instant";
import { currency } from "../../domain/money/currency";
import type { Money } from "../../domain/money/money";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, PageOfOthers, Unread } from "../../ports/books";
import type { DepositFound, InvoiceFound } from "../../ports/elsewhere-store";
import { asShown, readAmount } from "./amounts";
import { call, mapAnswer } from "./call";
import { day } from "./from-xero";
import { dated } from "./where";
import { xeroClientFor } from "./xero-client";

const PAGE_SIZE = 1_000;

type Wanted = { fromDay: CalendarDate; since: Date; page: number };

/** Sales invoices whoever made them, without lines and payments: a thousand of those are a few hundred kilobytes. */
export async function salesInvoices(
  { tenantId, accessToken }: BooksAccess,
  { fromDay, since, page }: Wanted,
): Promise<Answer<PageOfOthers<InvoiceFound>>> {
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

  return mapAnswer(answer, ({ body }) => ({
    found: (body.invoices ?? []).map(toFound),
    unread: (body.invoices ?? []).flatMap((each) => unread(each, each.invoiceID)),
    pages: body.pagination?.pageCount ?? page,
  }));
}

/** Money received that is no invoice's: "receive money" and what bank rules make of statement lines. Overpayments are another type. */
export async function deposits(
  { tenantId, accessToken }: BooksAccess,
  { fromDay, since, page }: Wanted,
): Promise<Answer<PageOfOthers<DepositFound>>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const where = `Type=="RECEIVE" AND ${dated(fromDay)}`;
  const answer = await call(() =>
    accountingApi.getBankTransactions(tenantId, since, where, "UpdatedDateUTC ASC", page, undefined, PAGE_SIZE),
  );

  return mapAnswer(answer, ({ body }) => ({
    found: (body.bankTransactions ?? []).flatMap(toDeposit),
    unread: (body.bankTransactions ?? []).flatMap((each) => unread(each, each.bankTransactionID)),
    pages: body.pagination?.pageCount ?? page,
  }));
}

type Totalled = Pick<Invoice | BankTransaction, "total" | "currencyCode">;

function totalOf({ total, currencyCode }: Totalled): Money | null {
  return readAmount(total, currency(String(currencyCode)));
}

function unread(document: Totalled, id = ""): Unread[] {
  return totalOf(document) ? [] : [{ id, amount: asShown(document.total, currency(String(document.currencyCode))) }];
}

/** It is only shown, as the same money twice, by what it comes to. */
function toDeposit(transaction: BankTransaction): DepositFound[] {
  const { bankTransactionID, reference, contact, status, lineItems, updatedDateUTC } = transaction;
  const total = totalOf(transaction);
  if (!total) return [];

  return [
    {
      id: bankTransactionID as InvoiceId,
      reference: reference ?? null,
      contactName: contact?.name ?? "",
      date: day(transaction.date) as CalendarDate,
      total,
      status: String(status),
      accountCodes: lineItems.flatMap(({ accountCode }) => (accountCode ? [accountCode] : [])),
      updatedAt: updatedDateUTC ? new Date(updatedDateUTC) : null,
    },
  ];
}

/** One whose total cannot be read may name an order all the same, which a person then has to look at. */
function toFound(invoice: Invoice): InvoiceFound {
  const { invoiceID, invoiceNumber, reference, contact, status, url, updatedDateUTC } = invoice;

  return {
    id: invoiceID as InvoiceId,
    number: invoiceNumber ?? "",
    reference: reference ?? null,
    contactName: contact?.name ?? "",
    date: day(invoice.date) as CalendarDate,
    total: totalOf(invoice),
    status: String(status),
    url: url ?? null,
    updatedAt: updatedDateUTC ? new Date(updatedDateUTC) : null,
  };
}
