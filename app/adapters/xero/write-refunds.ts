import type { CreditNoteId, OverpaymentId } from "../../domain/ids";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, RefundToCreate } from "../../ports/books";
import type { BooksWriter, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { partsThatFit } from "./parts-that-fit";
import { notesThatFit, readCreditNotes } from "./read-credit-notes";
import { toXeroRefund } from "./to-xero";
import { quoted } from "./where";
import { xeroClientFor } from "./xero-client";

/**
 * Money given back on credit notes and overpayments; found again on them, by the reference that carries the Shopify
 * transaction.
 */
export const refundWriter: BooksWriter<RefundToCreate> = {
  naturalKey: (document) => keyOf(document.reference, idOf(document)),
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const payments = documents.map(toXeroRefund);
    const answer = await call(() => accountingApi.createPayments(tenantId, { payments }, false, idempotencyKey));

    return mapAnswer(answer, ({ body }) =>
      (body.payments ?? []).map((each) => {
        const on = each.creditNote?.creditNoteID ?? each.overpayment?.overpaymentID;

        return toOutcome(each, { naturalKey: keyOf(each.reference, on), remoteId: each.paymentID ?? "" });
      }),
    );
  },
  lookUps: (documents) => [
    ...notesThatFit(documents.filter((each) => "creditNoteId" in each)),
    ...partsThatFit(
      documents.filter((each) => "overpaymentId" in each),
      anyOf,
    ),
  ],
  // Of one kind, as `lookUps` parts them: one request.
  find: async (access, documents) => {
    const onNotes = await findOnCreditNotes(
      access,
      documents.flatMap((each) => ("creditNoteId" in each ? [each.creditNoteId] : [])),
    );
    if (onNotes.kind !== "done") return onNotes;
    const onOverpayments = await findOnOverpayments(
      access,
      documents.filter((each) => "overpaymentId" in each),
    );
    const wanted = new Set(documents.map((each) => keyOf(each.reference, idOf(each))));

    return mapAnswer(onOverpayments, (found) => [...onNotes.value, ...found].filter(({ naturalKey }) => wanted.has(naturalKey)));
  },
};

async function findOnCreditNotes(access: BooksAccess, ids: readonly CreditNoteId[]): Promise<Answer<Written[]>> {
  if (ids.length === 0) return { kind: "done", value: [] };

  return mapAnswer(await readCreditNotes(access, [...new Set(ids)]), (notes) =>
    notes.flatMap(({ id, creditNote }) =>
      creditNote.payments.map((each) => ({ naturalKey: keyOf(each.reference, id), remoteId: each.id })),
    ),
  );
}

async function findOnOverpayments({ tenantId, accessToken }: BooksAccess, refunds: readonly RefundToCreate[]): Promise<Answer<Written[]>> {
  if (refunds.length === 0) return { kind: "done", value: [] };
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() => accountingApi.getPayments(tenantId, undefined, anyOf(refunds)));

  return mapAnswer(answer, ({ body }) =>
    (body.payments ?? []).map((each) => ({
      naturalKey: keyOf(each.reference, each.overpayment?.overpaymentID),
      remoteId: each.paymentID ?? "",
    })),
  );
}

function anyOf(refunds: readonly RefundToCreate[]): string {
  return `Status=="AUTHORISED" AND (${refunds.map(({ reference }) => `Reference==${quoted(reference)}`).join(" OR ")})`;
}

function idOf(refund: RefundToCreate): CreditNoteId | OverpaymentId {
  return "creditNoteId" in refund ? refund.creditNoteId : refund.overpaymentId;
}

/** One transaction may be given back on two credit notes. */
function keyOf(reference: string | null | undefined, id: string | undefined): string {
  return `${reference ?? ""} on ${id ?? ""}`;
}
