import type { Invoice } from "xero-node";
import type { InvoiceId } from "../../domain/ids";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, InvoiceRead } from "../../ports/books";
import { call, mapAnswer } from "./call";
import { toInvoiceInBooks } from "./from-xero";
import { xeroClientFor } from "./xero-client";

/** With lines and payments: Xero leaves both out unless a page is asked for. */
export async function readInvoices({ tenantId, accessToken }: BooksAccess, ids: readonly InvoiceId[]): Promise<Answer<InvoiceRead[]>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() =>
    accountingApi.getInvoices(tenantId, undefined, undefined, undefined, [...ids], undefined, undefined, undefined, 1, false, false, 4),
  );

  return mapAnswer(answer, ({ body }) => (body.invoices ?? []).map(toRead));
}

function toRead(invoice: Invoice): InvoiceRead {
  return { id: invoice.invoiceID as InvoiceId, invoice: toInvoiceInBooks(invoice) };
}
