import { PaymentDelete as XeroPaymentDelete } from "xero-node";
import type { PaymentDelete } from "../../domain/undo/undo-write";
import type { Answer } from "../../ports/answer";
import type { BooksAccess } from "../../ports/books";
import type { BooksWriter, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { alone, eachAlone, theOnly } from "./element-outcome";
import { readCreditNotes } from "./read-credit-notes";
import { readInvoices } from "./read-invoices";
import { xeroClientFor } from "./xero-client";

/**
 * Xero deletes one payment a request (POST with the status DELETED, Nov 2026); the record stays, marked so. Gone are those
 * that the document they were made on no longer lists.
 */
export const paymentDeleteWriter: BooksWriter<PaymentDelete> = {
  naturalKey: keyOf,
  lookUps: eachAlone,
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const document = theOnly(documents);
    const body: XeroPaymentDelete = { status: "DELETED" };
    const { accountingApi } = xeroClientFor(accessToken);

    return alone(await call(() => accountingApi.deletePayment(tenantId, document.paymentId, body, idempotencyKey)), written(document));
  },
  find: async (access, documents) => {
    const standing = await standingPayments(access, documents);

    return mapAnswer(standing, (ids) => documents.filter(({ paymentId }) => !ids.has(paymentId)).map(written));
  },
};

/** The payments that the documents of these list, whoever made them. */
async function standingPayments(access: BooksAccess, documents: readonly PaymentDelete[]): Promise<Answer<Set<string>>> {
  const invoiceIds = documents.flatMap((each) => ("invoiceId" in each ? [each.invoiceId] : []));
  const noteIds = documents.flatMap((each) => ("creditNoteId" in each ? [each.creditNoteId] : []));
  const ofOverpayments = documents.filter((each) => "overpaymentId" in each);
  if (invoiceIds.length > 0) {
    return mapAnswer(await readInvoices(access, invoiceIds), (read) => idsOf(read.map(({ invoice }) => invoice)));
  }
  if (noteIds.length > 0) {
    return mapAnswer(await readCreditNotes(access, noteIds), (read) => idsOf(read.map(({ creditNote }) => creditNote)));
  }

  return standingById(access, ofOverpayments);
}

/** What was given back of an overpayment is asked for by itself. */
async function standingById({ tenantId, accessToken }: BooksAccess, documents: readonly PaymentDelete[]): Promise<Answer<Set<string>>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const where = `Status=="AUTHORISED" AND (${documents.map(({ paymentId }) => `PaymentID==Guid("${paymentId}")`).join(" OR ")})`;
  const answer = await call(() => accountingApi.getPayments(tenantId, undefined, where));

  return mapAnswer(answer, ({ body }) => new Set((body.payments ?? []).map(({ paymentID }) => paymentID ?? "")));
}

function idsOf(documents: readonly { payments: readonly { id: string }[] }[]): Set<string> {
  return new Set(documents.flatMap(({ payments }) => payments).map(({ id }) => id));
}

function keyOf({ reference, paymentId }: PaymentDelete): string {
  return reference || paymentId;
}

function written(document: PaymentDelete): Written {
  return { naturalKey: keyOf(document), remoteId: document.paymentId };
}
