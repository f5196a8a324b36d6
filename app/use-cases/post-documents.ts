import { invariant } from "../domain/invariant";
import type { NextStep } from "../domain/sync/next-step";
import { paymentKey } from "../domain/sync/order-links";
import type { PlacedPayment } from "../domain/sync/step-for-receipts";
import type { InvoiceToCreate, OverpaymentToCreate, PaymentToCreate } from "../ports/books";
import type { DirtyOrder } from "../ports/order-store";
import { postBatch, type Drafted } from "./post-batch";
import type { ReadyConnection } from "./ready-connection";
import type { SituationInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";

export { postBatch, type Drafted };

/** An order with the step it wants. */
export type Stepping = SituationInHand & { step: NextStep };

/** The invoice of an order, and supplements to it: the latter are remembered by their own number. */
export async function postInvoices(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const members = wanting.flatMap(({ dirty, order, step, contactId }): Drafted[] => {
    if (step.do !== "create-invoice" && step.do !== "create-supplement") return [];
    const isFirst = step.do === "create-invoice";
    const payer = isFirst ? contactId : (step.second ?? contactId);
    invariant(payer, "an invoice is made only once its contact is known");
    const document: InvoiceToCreate = { ...(isFirst ? step.plan.invoice : step.invoice), contactId: payer };

    return [{ dirty, order, localId: isFirst ? order.id : document.number, document }];
  });

  return postBatch(ports, connection, { kind: "INVOICE", members });
}

export async function postPayments(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const members = wanting.flatMap(({ dirty, order, step }): Drafted[] => {
    if (step.do !== "create-payments") return [];

    return step.payments.map((document: PaymentToCreate & PlacedPayment) => {
      return { dirty, order, localId: paymentKey(document.transactionId, document.supplement), document };
    });
  });

  return postBatch(ports, connection, { kind: "PAYMENT", members });
}

/** Money beyond the invoice, which Xero keeps as a credit of the customer's. */
export async function postOverpayments(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const members = wanting.flatMap(({ dirty, order, step, contactId }): Drafted[] => {
    if (step.do !== "create-overpayments") return [];
    invariant(contactId, "an overpayment is made only for an order whose contact is known");

    return step.overpayments.map((overpayment) => {
      const document: OverpaymentToCreate = { ...overpayment, contactId };

      return { dirty, order, localId: overpayment.transactionId, document };
    });
  });

  return postBatch(ports, connection, { kind: "OVERPAYMENT", members });
}
