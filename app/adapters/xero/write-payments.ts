import type { PaymentToCreate } from "../../ports/books";
import type { BooksWriter, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { idsThatFit } from "./parts-that-fit";
import { readInvoices } from "./read-invoices";
import { toXeroPayment } from "./to-xero";
import { xeroClientFor } from "./xero-client";

/** Payments have no unique key in Xero. Their reference carries the Shopify transaction, and the invoice lists them. */
export const paymentWriter: BooksWriter<PaymentToCreate> = {
  naturalKey: ({ reference }) => reference,
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const payments = documents.map(toXeroPayment);
    const answer = await call(() => accountingApi.createPayments(tenantId, { payments }, false, idempotencyKey));

    return mapAnswer(answer, ({ body }) =>
      (body.payments ?? []).map((each) => toOutcome(each, { naturalKey: each.reference ?? "", remoteId: each.paymentID ?? "" })),
    );
  },
  lookUps: (documents) => idsThatFit(documents, ({ invoiceId }) => invoiceId),
  find: async (access, documents) => {
    const wanted = new Set(documents.map(({ reference }) => reference));
    const answer = await readInvoices(access, [...new Set(documents.map(({ invoiceId }) => invoiceId))]);

    return mapAnswer(answer, (invoices) =>
      invoices.flatMap(({ invoice }) =>
        invoice.payments.flatMap(({ id, reference }): Written[] =>
          reference !== null && wanted.has(reference) ? [{ naturalKey: reference, remoteId: id }] : [],
        ),
      ),
    );
  },
};
