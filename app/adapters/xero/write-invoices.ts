import type { Invoice } from "xero-node";
import type { InvoiceToCreate } from "../../ports/books";
import type { BooksWriter, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { toInvoiceInBooks } from "./from-xero";
import { idsThatFit } from "./parts-that-fit";
import { toXeroInvoice } from "./to-xero";
import { xeroClientFor } from "./xero-client";

/** PUT, never POST: a POST with a number in use would overwrite that invoice (Xero, Nov 2026). */
export const invoiceWriter: BooksWriter<InvoiceToCreate> = {
  naturalKey: ({ number }) => number,
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const invoices = documents.map(toXeroInvoice);
    const answer = await call(() => accountingApi.createInvoices(tenantId, { invoices }, false, 4, idempotencyKey));

    return mapAnswer(answer, ({ body }) => (body.invoices ?? []).map((each) => toOutcome(each, written(each))));
  },
  lookUps: (documents) => idsThatFit(documents, ({ number }) => number),
  find: async ({ tenantId, accessToken }, documents) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const numbers = documents.map(({ number }) => number);
    const answer = await call(() =>
      accountingApi.getInvoices(tenantId, undefined, undefined, undefined, undefined, numbers, undefined, undefined, 1, false, false, 4),
    );

    return mapAnswer(answer, ({ body }) => (body.invoices ?? []).filter(isSale).map(written));
  },
};

/** A supplier's bill may have any number, one of ours too (Xero, Nov 2026): it was taken for what stands under that number. */
function isSale({ type }: Invoice): boolean {
  return String(type) === "ACCREC";
}

function written(invoice: Invoice): Written {
  const refused = invoice.hasErrors === true;

  return {
    naturalKey: invoice.invoiceNumber ?? "",
    remoteId: invoice.invoiceID ?? "",
    // A refused element only echoes what was sent; some of its figures are missing.
    ...(refused ? {} : { seen: toInvoiceInBooks(invoice) }),
  };
}
