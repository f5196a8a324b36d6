import type { DocumentLink as Row } from "@prisma/client";
import type { ConnectionId, ContactId, InvoiceId, OrderId, OrderRecordId, TransactionId } from "../../domain/ids";
import type { InvoiceInBooks } from "../../domain/ledger/sales-invoice";
import type { LinkStore, MirroredPayment, OrderLinks } from "../../ports/link-store";
import type { Database } from "./database";
import { fromJson, toJson } from "./domain-json";

export function makeLinkStore(db: Database): LinkStore {
  return {
    contacts: async (connectionId, customerKeys) => {
      const rows = await db.documentLink.findMany({ where: { connectionId, kind: "CONTACT", localId: { in: [...customerKeys] } } });

      return new Map(rows.map(({ localId, remoteId }) => [localId, remoteId as ContactId]));
    },
    forOrders: async (connectionId, recordIds) => {
      const rows = await db.documentLink.findMany({ where: { connectionId, orderRecordId: { in: [...recordIds] } } });

      return new Map(recordIds.map((id) => [id, toOrderLinks(rows.filter(({ orderRecordId }) => orderRecordId === id))]));
    },
    linkContact: async (connectionId, { customerKey, contactId }) => {
      await db.documentLink.createMany({
        data: [{ connectionId, kind: "CONTACT", localId: customerKey, remoteId: contactId, origin: "XERO" }],
        skipDuplicates: true,
      });
    },
    linkMirroredPayments: async (connectionId, payments) => {
      await db.documentLink.createMany({ data: payments.map((each) => mirrored(connectionId, each)), skipDuplicates: true });
    },
    markStale: async (connectionId, invoiceIds) => {
      const { count } = await db.documentLink.updateMany({
        where: { connectionId, kind: "INVOICE", remoteId: { in: [...invoiceIds] } },
        data: { staleSeq: { increment: 1 } },
      });

      return count > 0;
    },
    stale: async (connectionId, limit) => {
      const rows = await db.documentLink.findMany({
        where: { connectionId, seenSeq: { lt: db.documentLink.fields.staleSeq } },
        orderBy: { createdAt: "asc" },
        take: limit,
        include: { order: { select: { orderId: true } } },
      });

      return rows.map(({ remoteId, staleSeq, order }) => ({
        id: remoteId as InvoiceId,
        seq: staleSeq,
        orderId: (order?.orderId ?? null) as OrderId | null,
      }));
    },
    saveSeen: (connectionId, read) => saveSeen(db, connectionId, read),
  };
}

type Read = Parameters<LinkStore["saveSeen"]>[1];

/** An invoice that was asked for and not answered was deleted for good; its link stays, marked so. */
async function saveSeen(db: Database, connectionId: ConnectionId, { asked, found }: Read): Promise<void> {
  const seen = new Map(found.map(({ id, invoice }) => [id, invoice]));
  const seqs = new Map(asked.map(({ id, seq }) => [id, seq]));

  await db.$transaction(async (tx) => {
    const rows = await tx.documentLink.findMany({ where: { connectionId, kind: "INVOICE", remoteId: { in: [...seqs.keys()] } } });
    for (const row of rows) {
      const last = row.seen === null ? null : fromJson<InvoiceInBooks>(row.seen);
      const id = row.remoteId as InvoiceId;
      const now = seen.get(id) ?? (last && { ...last, status: "DELETED" as const });
      await tx.documentLink.update({
        where: { id: row.id },
        data: { seenSeq: seqs.get(id) ?? row.seenSeq, seenAt: new Date(), ...(now && { seen: toJson(now) }) },
      });
    }
  });
}

function toOrderLinks(rows: readonly Row[]): OrderLinks {
  const invoice = rows.find(({ kind }) => kind === "INVOICE");
  const payments = rows.filter(({ kind }) => kind === "PAYMENT");

  return {
    invoice: invoice && invoice.seen !== null ? { id: invoice.remoteId as InvoiceId, seen: fromJson<InvoiceInBooks>(invoice.seen) } : null,
    bookedTransactions: new Set(payments.map(({ localId }) => localId as TransactionId)),
  };
}

function mirrored(connectionId: ConnectionId, { recordId, transactionId, paymentId }: MirroredPayment) {
  return {
    connectionId,
    orderRecordId: recordId as OrderRecordId,
    kind: "PAYMENT",
    localId: transactionId,
    remoteId: paymentId,
    origin: "XERO",
  };
}
