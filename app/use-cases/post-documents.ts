import { invariant } from "../domain/invariant";
import type { NextStep } from "../domain/sync/next-step";
import type { InvoiceToCreate, PaymentToCreate } from "../ports/books";
import type { DirtyOrder } from "../ports/order-store";
import type { BooksKind, Member } from "../ports/write-ledger";
import { writerOf } from "./books-writers";
import { postpone, type Waiting } from "./postpone";
import type { ReadyConnection } from "./ready-connection";
import type { SituationInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";
import { sendBatch, type WriteResult } from "./write-documents";

/** An order with the step it wants. */
export type Stepping = SituationInHand & { step: NextStep };
/** A document to be written for an order. */
export type Drafted = Waiting & { localId: string; document: unknown };

export async function postInvoices(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const members = wanting.flatMap(({ dirty, order, step, contactId }): Drafted[] => {
    if (step.do !== "create-invoice") return [];
    invariant(contactId, "an invoice is made only once its contact is known");
    const document: InvoiceToCreate = { ...step.plan.invoice, contactId };

    return [{ dirty, order, localId: order.id, document }];
  });

  return postBatch(ports, connection, { kind: "INVOICE", members });
}

export async function postPayments(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const members = wanting.flatMap(({ dirty, order, step, invoice }): Drafted[] => {
    if (step.do !== "create-payments") return [];
    invariant(invoice, "a payment is made only for an invoice that stands in Xero");

    return step.payments.map((payment) => {
      const document: PaymentToCreate = { ...payment, invoiceId: invoice.id };

      return { dirty, order, localId: payment.transactionId, document };
    });
  });

  return postBatch(ports, connection, { kind: "PAYMENT", members });
}

/** Stores a batch, sends it, and deals with what failed. Returns the orders that are out of hand. */
export async function postBatch(
  ports: SyncPorts,
  connection: ReadyConnection,
  { kind, members }: { kind: BooksKind; members: readonly Drafted[] },
): Promise<DirtyOrder[]> {
  if (members.length === 0) return [];
  const writer = writerOf(ports.books, kind);
  const batch = await ports.ledger.open(connection.id, {
    kind,
    members: members.map(
      ({ dirty, localId, document }): Member => ({ recordId: dirty.recordId, localId, document, naturalKey: writer.naturalKey(document) }),
    ),
  });
  const result = await sendBatch(ports, connection, batch);

  return dealWith(ports, members, result);
}

async function dealWith(ports: SyncPorts, members: readonly Drafted[], result: WriteResult): Promise<DirtyOrder[]> {
  const orders = new Map(members.map((each) => [each.dirty.recordId, each]));
  if ("failed" in result) {
    await postpone(ports, [...orders.values()], { failed: result.failed, platform: "Xero" });

    return [...orders.values()].map(({ dirty }) => dirty);
  }
  const out: DirtyOrder[] = [];
  for (const { member, ...settlement } of result.settlements) {
    const waiting = member.recordId ? orders.get(member.recordId) : undefined;
    if (!waiting || settlement.end === "done") continue;
    const { dirty, order } = waiting;
    await ports.orders.settle(dirty, { rest: { do: "rest", status: "attention", problems: [settlement.problem] }, order, posting: null });
    out.push(dirty);
  }

  return out;
}
