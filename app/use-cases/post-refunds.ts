import { invariant } from "../domain/invariant";
import { refundKeyOf, type RefundPayment } from "../domain/ledger/refund-payment";
import { secondRefundKey } from "../domain/payers/second-payer";
import { allocationKey } from "../domain/sync/order-links";
import type { StandingLinks } from "../domain/sync/order-situation";
import type { AllocationToCreate, CreditNoteToCreate, RefundToCreate } from "../ports/books";
import type { DirtyOrder } from "../ports/order-store";
import { postBatch, type Drafted, type Stepping } from "./post-documents";
import type { ReadyConnection } from "./ready-connection";
import type { SyncPorts } from "./sync-ports";

/** Credit notes for refunds, and corrections of the invoice: the latter are remembered by their own number. */
export async function postCreditNotes(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const members = wanting.flatMap(({ dirty, order, step, contactId }): Drafted[] => {
    if (step.do !== "create-credit-notes" && step.do !== "create-correction") return [];
    const { second } = step;
    const payer = second ?? contactId;
    invariant(payer, "a credit note is made only for an order whose contact is known");
    if (step.do === "create-correction") {
      const document: CreditNoteToCreate = { ...step.creditNote, contactId: payer };

      return [{ dirty, order, localId: document.number, document }];
    }

    return step.creditNotes.map((creditNote) => {
      const document: CreditNoteToCreate = { ...creditNote, contactId: payer };
      const localId = second ? secondRefundKey(creditNote.refundId) : creditNote.refundId;

      return { dirty, order, localId, document };
    });
  });

  return postBatch(ports, connection, { kind: "CREDIT_NOTE", members });
}

/** Money given back, as payments on the credit notes and overpayments that stand. */
export async function postRefunds(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const members = wanting.flatMap(({ dirty, order, step, ...situation }): Drafted[] => {
    if (step.do !== "create-refunds") return [];

    return step.refunds.map((refund) => {
      const document: RefundToCreate = { ...refund, ...refundedId(refund, situation) };

      return { dirty, order, localId: refundKeyOf(refund), document };
    });
  });

  return postBatch(ports, connection, { kind: "REFUND", members });
}

type Standing = Pick<StandingLinks, "creditNotes" | "corrections" | "overpayments">;

function refundedId({ on }: RefundPayment, { creditNotes, corrections, overpayments }: Standing) {
  if (on.kind === "overpayment") {
    const found = overpayments.find(({ seen }) => seen.reference === on.reference);
    invariant(found, "money is given back only of an overpayment that stands in Xero");

    return { overpaymentId: found.id };
  }
  const found = [...creditNotes.values(), ...corrections].find(({ seen }) => seen.number === on.number);
  invariant(found, "money is given back only on a credit note that stands in Xero");

  return { creditNoteId: found.id };
}

/** Credit that was not given back settles the invoice. One request each: Xero takes the allocations of one credit note at a time. */
export async function allocateCredit(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const failed: DirtyOrder[] = [];
  for (const { dirty, order, step } of wanting) {
    if (step.do !== "allocate-credit") continue;
    for (const document of step.allocations satisfies readonly AllocationToCreate[]) {
      const members: Drafted[] = [{ dirty, order, localId: allocationKey(document.creditNote, document.supplement), document }];
      failed.push(...(await postBatch(ports, connection, { kind: "ALLOCATION", members })));
    }
  }

  return failed;
}
