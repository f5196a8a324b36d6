import type { Invoice } from "xero-node";
import type { InvoiceId } from "../../domain/ids";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, InvoiceRead } from "../../ports/books";
import { call, mapAnswer } from "./call";
import { toInvoiceInBooks } from "./from-xero";
import { xeroClientFor } from "./xero-client";

/** Xero advises about 40 ids in one address, and pages of at most 1,000. */
export const IDS_PER_CALL = 40;
const PAGE_SIZE = 500;

/** With lines and payments: Xero leaves both out unless a page is asked for. */
export async function readInvoices({ tenantId, accessToken }: BooksAccess, ids: readonly InvoiceId[]): Promise<Answer<InvoiceRead[]>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() =>
    accountingApi.getInvoices(tenantId, undefined, undefined, undefined, [...ids], undefined, undefined, undefined, 1, false, false, 4),
  );

  return mapAnswer(answer, ({ body }) => (body.invoices ?? []).map(toRead));
}

/** One page of ids, oldest change first: the caller goes on from the newest change it saw. */
export async function changedInvoices({ tenantId, accessToken }: BooksAccess, since: Date) {
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() =>
    accountingApi.getInvoices(
      tenantId,
      since,
      'Type=="ACCREC"',
      "UpdatedDateUTC ASC",
      undefined,
      undefined,
      undefined,
      undefined,
      1,
      false,
      true,
      undefined,
      true,
      PAGE_SIZE,
    ),
  );

  return mapAnswer(answer, ({ body }) => {
    const invoices = body.invoices ?? [];

    return {
      ids: invoices.map(({ invoiceID }) => invoiceID as InvoiceId),
      newest: newestChange(invoices),
      more: invoices.length === PAGE_SIZE,
    };
  });
}

function newestChange(invoices: readonly Invoice[]): Date | null {
  const last = invoices.at(-1)?.updatedDateUTC;

  return last ? new Date(last) : null;
}

function toRead(invoice: Invoice): InvoiceRead {
  return { id: invoice.invoiceID as InvoiceId, invoice: toInvoiceInBooks(invoice) };
}
