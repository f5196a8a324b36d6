import { invariant } from "../domain/invariant";
import type { InvoiceToUpdate, InvoiceToVoid } from "../ports/books";
import type { DirtyOrder } from "../ports/order-store";
import { postBatch, type Drafted, type Stepping } from "./post-documents";
import type { ReadyConnection } from "./ready-connection";
import type { SyncPorts } from "./sync-ports";

/** Invoices that stand and should be something else, or nothing. Returns the orders that are out of hand. */
export async function changeInvoices(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  return [
    ...(await postBatch(ports, connection, { kind: "INVOICE_UPDATE", members: wanting.flatMap(updateOf) })),
    ...(await postBatch(ports, connection, { kind: "INVOICE_VOID", members: wanting.flatMap(voidOf) })),
  ];
}

function updateOf({ dirty, order, step, invoice, contactId }: Stepping): Drafted[] {
  if (step.do !== "update-invoice") return [];
  invariant(invoice && contactId, "only an invoice that stands is changed");
  const { update, supplement } = step;
  const document: InvoiceToUpdate = { ...update, invoiceId: supplement ?? invoice.id, contactId: update.whole?.contactId ?? contactId };

  return [{ dirty, order, localId: supplement ? update.number : order.id, document }];
}

function voidOf({ dirty, order, step, invoice }: Stepping): Drafted[] {
  if (step.do !== "void-invoice") return [];
  invariant(invoice, "only an invoice that stands is voided");
  const document: InvoiceToVoid = { ...step.voided, invoiceId: invoice.id };

  return [{ dirty, order, localId: order.id, document }];
}
