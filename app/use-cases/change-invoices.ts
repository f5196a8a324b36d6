import { invariant } from "../domain/invariant";
import type { InvoiceToUpdate, InvoiceToVoid } from "../ports/books";
import type { DirtyOrder } from "../ports/order-store";
import { postBatch, type Drafted, type Stepping } from "./post-documents";
import type { ReadyConnection } from "./ready-connection";
import type { SyncPorts } from "./sync-ports";

/** Invoices and credit notes that stand and should be something else, or nothing. Returns the orders that are out of hand. */
export async function changeInvoices(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  return [
    ...(await postBatch(ports, connection, { kind: "INVOICE_UPDATE", members: wanting.flatMap(updateOf) })),
    ...(await postBatch(ports, connection, { kind: "INVOICE_VOID", members: wanting.flatMap(voidOf) })),
    ...(await postBatch(ports, connection, { kind: "CREDIT_NOTE_UPDATE", members: wanting.flatMap(noteOf) })),
  ];
}

function updateOf({ dirty, order, step, invoice, supplements, contactId }: Stepping): Drafted[] {
  if (step.do !== "update-invoice") return [];
  const { update, supplement } = step;
  // A second payer's invoice stays with its own contact.
  const beside = supplements.find(({ id }) => id === supplement);
  const standsWith = beside?.seen.contactId ?? beside?.sent?.contactId ?? contactId;
  invariant(invoice && standsWith, "only an invoice that stands is changed");
  const document: InvoiceToUpdate = { ...update, invoiceId: supplement ?? invoice.id, contactId: update.whole?.contactId ?? standsWith };

  return [{ dirty, order, localId: supplement ? update.number : order.id, document }];
}

function voidOf({ dirty, order, step, invoice }: Stepping): Drafted[] {
  if (step.do !== "void-invoice") return [];
  invariant(invoice, "only an invoice that stands is voided");
  const { voided, supplement } = step;
  const document: InvoiceToVoid = { ...voided, invoiceId: supplement ?? invoice.id };

  return [{ dirty, order, localId: supplement ? voided.number : order.id, document }];
}

function noteOf({ dirty, order, step }: Stepping): Drafted[] {
  return step.do === "update-credit-note" ? [{ dirty, order, localId: step.localId, document: step.update }] : [];
}
