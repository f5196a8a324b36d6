import type { Invoice } from "xero-node";
import type { InvoiceId } from "../../domain/ids";
import { standsAsSent, standsStill, trackedAsSent } from "../../domain/ledger/invoice-fingerprint";
import type { InvoiceInBooks } from "../../domain/ledger/sales-invoice";
import { isGone, isKnown } from "../../domain/ledger/standing-document";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, InvoiceToUpdate, InvoiceToVoid } from "../../ports/books";
import type { BooksWriter, ElementOutcome, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { toInvoiceInBooks } from "./from-xero";
import { idsThatFit } from "./parts-that-fit";
import { readInvoices } from "./read-invoices";
import { toXeroUpdate, toXeroVoid } from "./to-xero";
import { xeroClientFor } from "./xero-client";
import { cutText } from "../../domain/plain-text";

type Change = { invoiceId: InvoiceId; number: string; standsAs: string };
type Changing<Document> = { toXero: (document: Document) => Invoice; isDone: (seen: InvoiceInBooks, document: Document) => boolean };

export const invoiceUpdateWriter = changeWriter<InvoiceToUpdate>({
  toXero: toXeroUpdate,
  isDone: (seen, update) => standsAsSent(seen, update) && trackedAsSent(seen, update) && (!update.whole || hasHeadOf(seen, update)),
});
export const invoiceVoidWriter = changeWriter<InvoiceToVoid>({
  toXero: toXeroVoid,
  isDone: isGone,
});

/** What only a whole update sends. */
function hasHeadOf(seen: InvoiceInBooks, { date, dueDate, reference, whole }: InvoiceToUpdate): boolean {
  const sameDays = seen.date === date && seen.dueDate === dueDate;

  return sameDays && seen.contactId === whole?.contactId && (seen.reference ?? "") === cutText(reference, 255);
}

/**
 * POST with the invoice's id. Xero cannot be told "only if nobody has touched it" (Nov 2026), so it is read right before,
 * and left alone where it no longer stands as it did when the change was decided. One that stands as wanted is done.
 */
function changeWriter<Document extends Change>({ toXero, isDone }: Changing<Document>): BooksWriter<Document> {
  return {
    naturalKey: ({ number }) => number,
    lookUps: (documents) => idsThatFit(documents, ({ invoiceId }) => invoiceId),
    known: async (access, documents) =>
      mapAnswer(await readStanding(access, documents), (standing) =>
        documents.flatMap((document) => outcomeOf(document, standing.get(document.invoiceId), isDone)),
      ),
    create: (access, { documents, idempotencyKey }) => post(access, documents.map(toXero), idempotencyKey),
    find: async (access, documents) =>
      mapAnswer(await readStanding(access, documents), (standing) =>
        documents.flatMap((document) => {
          const seen = standing.get(document.invoiceId);

          return seen && isDone(seen, document) ? [written(document, seen)] : [];
        }),
      ),
  };
}

async function readStanding(access: BooksAccess, documents: readonly Change[]): Promise<Answer<Map<InvoiceId, InvoiceInBooks>>> {
  const answer = await readInvoices(
    access,
    documents.map(({ invoiceId }) => invoiceId),
  );

  // One with an amount that cannot be read was changed by a person: it stands as nobody has decided about.
  return mapAnswer(answer, (invoices) => new Map(invoices.flatMap(({ id, invoice }) => (isKnown(invoice) ? [[id, invoice]] : []))));
}

/** What is known without sending anything: it is done already, or somebody changed the invoice meanwhile. */
function outcomeOf<Document extends Change>(
  document: Document,
  seen: InvoiceInBooks | undefined,
  isDone: (seen: InvoiceInBooks, document: Document) => boolean,
): ElementOutcome[] {
  if (seen && isDone(seen, document)) return [{ ok: true, written: written(document, seen) }];
  if (seen && standsStill(seen, document.standsAs)) return [];
  const message = `Invoice ${document.number} was changed in Xero a moment ago, so Crossfoot left it as it is. Press Retry.`;

  return [{ ok: false, naturalKey: document.number, message, taken: false }];
}

async function post({ tenantId, accessToken }: BooksAccess, invoices: Invoice[], key: string): Promise<Answer<ElementOutcome[]>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() => accountingApi.updateOrCreateInvoices(tenantId, { invoices }, false, 4, key));

  return mapAnswer(answer, ({ body }) =>
    (body.invoices ?? []).map((each) => {
      const naturalKey = each.invoiceNumber ?? "";
      const seen = each.hasErrors === true ? {} : { seen: toInvoiceInBooks(each) };

      return toOutcome(each, { naturalKey, remoteId: each.invoiceID ?? "", ...seen });
    }),
  );
}

function written({ number, invoiceId }: Change, seen: InvoiceInBooks): Written {
  return { naturalKey: number, remoteId: invoiceId, seen };
}
