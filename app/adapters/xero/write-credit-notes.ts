import type { CreditNote } from "xero-node";
import type { CreditNoteToCreate } from "../../ports/books";
import type { BooksWriter, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { toCreditNoteInBooks } from "./from-xero";
import { partsThatFit } from "./parts-that-fit";
import { quoted } from "./where";
import { toXeroCreditNote } from "./to-xero";
import { xeroClientFor } from "./xero-client";

/** PUT, never POST, as with invoices: a number in use would be overwritten. */
export const creditNoteWriter: BooksWriter<CreditNoteToCreate> = {
  naturalKey: ({ number }) => number,
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const creditNotes = documents.map(toXeroCreditNote);
    const answer = await call(() => accountingApi.createCreditNotes(tenantId, { creditNotes }, false, 4, idempotencyKey));

    return mapAnswer(answer, ({ body }) => (body.creditNotes ?? []).map((each) => toOutcome(each, written(each))));
  },
  lookUps: (documents) => partsThatFit(documents, anyOf),
  find: async ({ tenantId, accessToken }, documents) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const answer = await call(() => accountingApi.getCreditNotes(tenantId, undefined, anyOf(documents), undefined, 1, 4));

    return mapAnswer(answer, ({ body }) => (body.creditNotes ?? []).filter(isForSales).map(written));
  },
};

/** A supplier's may have any number, as its bills. */
function isForSales({ type }: CreditNote): boolean {
  return String(type) === "ACCRECCREDIT";
}

function anyOf(documents: readonly CreditNoteToCreate[]): string {
  return documents.map(({ number }) => `CreditNoteNumber==${quoted(number)}`).join(" OR ");
}

function written(note: CreditNote): Written {
  const refused = note.hasErrors === true;

  return {
    naturalKey: note.creditNoteNumber ?? "",
    remoteId: note.creditNoteID ?? "",
    ...(refused ? {} : { seen: toCreditNoteInBooks(note) }),
  };
}
