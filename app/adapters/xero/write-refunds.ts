import type { CreditNoteId, OverpaymentId } from "../../domain/ids";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, RefundToCreate } from "../../ports/books";
import type { BooksWriter, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { readCreditNotes } from "./read-credit-notes";
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
  find: async (access, documents) => {
    const onNotes = await findOnCreditNotes(
      access,
      documents.flatMap((each) => ("creditNoteId" in each ? [each.creditNoteId] : [])),
    );
    if (onNotes.kind !== "done") return onNotes;
    const onOverpayments = await findOnOverpayments(
      access,
      documents.flatMap((each) => ("overpaymentId" in each ? [each.reference] : [])),
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

async function findOnOverpayments({ tenantId, accessToken }: BooksAccess, references: readonly string[]): Promise<Answer<Written[]>> {
  if (references.length === 0) return { kind: "done", value: [] };
  const { accountingApi } = xeroClientFor(accessToken);
  const where = `Status=="AUTHORISED" AND (${references.map((each) => `Reference==${quoted(each)}`).join(" OR ")})`;
  const answer = await call(() => accountingApi.getPayments(tenantId, undefined, where));

  return mapAnswer(answer, ({ body }) =>
    (body.payments ?? []).map((each) => ({
      naturalKey: keyOf(each.reference, each.overpayment?.overpaymentID),
      remoteId: each.paymentID ?? "",
    })),
  );
}

function idOf(refund: RefundToCreate): CreditNoteId | OverpaymentId {
  return "creditNoteId" in refund ? refund.creditNoteId : refund.overpaymentId;
}

/** One transaction may be given back on two credit notes. */
function keyOf(reference: string | null | undefined, id: string | undefined): string {
  return `${reference ?? ""} on ${id ?? ""}`;
}
