import type { CreditNoteId } from "../../domain/ids";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, CreditNoteRead } from "../../ports/books";
import { call, mapAnswer } from "./call";
import { toCreditNoteInBooks } from "./from-xero";
import { xeroClientFor } from "./xero-client";

/** With lines, payments and allocations: a page is asked for. Credit notes have no `IDs` parameter (Xero, Nov 2026). */
export async function readCreditNotes(
  { tenantId, accessToken }: BooksAccess,
  ids: readonly CreditNoteId[],
): Promise<Answer<CreditNoteRead[]>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const where = ids.map((id) => `CreditNoteID==Guid("${id}")`).join(" OR ");
  const answer = await call(() => accountingApi.getCreditNotes(tenantId, undefined, where, undefined, 1, 4));

  return mapAnswer(answer, ({ body }) =>
    (body.creditNotes ?? []).map((note) => ({ id: note.creditNoteID as CreditNoteId, creditNote: toCreditNoteInBooks(note) })),
  );
}
