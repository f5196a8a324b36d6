import type { CreditNoteId } from "../../domain/ids";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, CreditNoteRead } from "../../ports/books";
import { call, mapAnswer } from "./call";
import { toCreditNoteInBooks } from "./from-xero";
import { partsThatFit } from "./parts-that-fit";
import { xeroClientFor } from "./xero-client";

/**
 * With lines, payments and allocations: a page is asked for. Credit notes have no `IDs` parameter (Xero, Nov 2026), and what stands
 * for it takes twice the room.
 */
export async function readCreditNotes(
  { tenantId, accessToken }: BooksAccess,
  ids: readonly CreditNoteId[],
): Promise<Answer<CreditNoteRead[]>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() => accountingApi.getCreditNotes(tenantId, undefined, anyOf(ids), undefined, 1, 4));

  return mapAnswer(answer, ({ body }) =>
    (body.creditNotes ?? []).map((note) => ({ id: note.creditNoteID as CreditNoteId, creditNote: toCreditNoteInBooks(note) })),
  );
}

/** Documents about credit notes, as many as one call can ask for. */
export function notesThatFit<Each extends { creditNoteId: CreditNoteId }>(all: readonly Each[]): Each[][] {
  return partsThatFit(all, (part) => anyOf(part.map(({ creditNoteId }) => creditNoteId)));
}

function anyOf(ids: readonly CreditNoteId[]): string {
  return ids.map((id) => `CreditNoteID==Guid("${id}")`).join(" OR ");
}
