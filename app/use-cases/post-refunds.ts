import { invariant } from "../domain/invariant";
import { refundKeyOf } from "../domain/ledger/refund-payment";
import type { StandingCreditNote } from "../domain/sync/order-situation";
import type { AllocationToCreate, CreditNoteToCreate, RefundToCreate } from "../ports/books";
import type { DirtyOrder } from "../ports/order-store";
import { postBatch, type Drafted, type Stepping } from "./post-documents";
import type { ReadyConnection } from "./ready-connection";
import type { SyncPorts } from "./sync-ports";

export async function postCreditNotes(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const members = wanting.flatMap(({ dirty, order, step, contactId }): Drafted[] => {
    if (step.do !== "create-credit-notes") return [];
    invariant(contactId, "a credit note is made only for an order whose contact is known");

    return step.creditNotes.map((creditNote) => {
      const document: CreditNoteToCreate = { ...creditNote, contactId };

      return { dirty, order, localId: creditNote.refundId, document };
    });
  });

  return postBatch(ports, connection, { kind: "CREDIT_NOTE", members });
}

/** Money given back, as payments on the credit notes that stand. */
export async function postRefunds(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const members = wanting.flatMap(({ dirty, order, step, creditNotes }): Drafted[] => {
    if (step.do !== "create-refunds") return [];

    return step.refunds.map((refund) => {
      invariant(refund.on.kind === "credit-note", "an order with an overpayment is held before this");
      const document: RefundToCreate = { ...refund, creditNoteId: standing(creditNotes, refund.on.number).id };

      return { dirty, order, localId: refundKeyOf(refund), document };
    });
  });

  return postBatch(ports, connection, { kind: "REFUND", members });
}

/** Credit that was not given back settles the invoice. One request each: Xero takes the allocations of one credit note at a time. */
export async function allocateCredit(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const failed: DirtyOrder[] = [];
  for (const { dirty, order, step, creditNotes, invoice } of wanting) {
    if (step.do !== "allocate-credit") continue;
    invariant(invoice, "credit is set only against an invoice that stands in Xero");
    for (const allocation of step.allocations) {
      const note = standing(creditNotes, allocation.creditNote);
      const document: AllocationToCreate = { ...allocation, creditNoteId: note.id, invoiceId: invoice.id };
      const members: Drafted[] = [{ dirty, order, localId: allocation.creditNote, document }];
      failed.push(...(await postBatch(ports, connection, { kind: "ALLOCATION", members })));
    }
  }

  return failed;
}

function standing(creditNotes: ReadonlyMap<unknown, StandingCreditNote>, number: string): StandingCreditNote {
  const found = [...creditNotes.values()].find(({ seen }) => seen.number === number);
  invariant(found, "money is given back and credit allocated only on a credit note that stands in Xero");

  return found;
}
