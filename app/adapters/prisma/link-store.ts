import type { DocumentLink as Row } from "@prisma/client";
import type { ConnectionId, ContactId, CreditNoteId, InvoiceId, OrderId, OrderRecordId, RefundId, TransactionId } from "../../domain/ids";
import type { CreditNoteInBooks } from "../../domain/ledger/credit-note";
import type { RefundKey } from "../../domain/ledger/refund-payment";
import type { InvoiceInBooks } from "../../domain/ledger/sales-invoice";
import type { BooksDocumentId, DocumentRead, LinkStore, MirroredPayment, OrderLinks } from "../../ports/link-store";
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
    markStale: async (connectionId, ids) => {
      const { count } = await db.documentLink.updateMany({
        where: { connectionId, kind: { in: ["INVOICE", "CREDIT_NOTE"] }, remoteId: { in: [...ids] } },
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

      return rows.map(({ kind, remoteId, staleSeq, order }) => ({
        document: { kind, id: remoteId } as BooksDocumentId,
        seq: staleSeq,
        orderId: (order?.orderId ?? null) as OrderId | null,
      }));
    },
    saveSeen: (connectionId, read) => saveSeen(db, connectionId, read),
  };
}

type Read = Parameters<LinkStore["saveSeen"]>[1];

/** A document that was asked for and not answered was deleted for good; its link stays, marked so. */
async function saveSeen(db: Database, connectionId: ConnectionId, { asked, found }: Read): Promise<void> {
  const seen = new Map<string, DocumentRead["seen"]>(found.map((each) => [each.id, each.seen]));
  const seqs = new Map<string, number>(asked.map(({ document, seq }) => [document.id, seq]));

  await db.$transaction(async (tx) => {
    const kind = { in: ["INVOICE", "CREDIT_NOTE"] };
    const rows = await tx.documentLink.findMany({ where: { connectionId, kind, remoteId: { in: [...seqs.keys()] } } });
    for (const row of rows) {
      const last = row.seen === null ? null : fromJson<DocumentRead["seen"]>(row.seen);
      const now = seen.get(row.remoteId) ?? (last && { ...last, status: "DELETED" as const });
      await tx.documentLink.update({
        where: { id: row.id },
        data: { seenSeq: seqs.get(row.remoteId) ?? row.seenSeq, seenAt: new Date(), ...(now && { seen: toJson(now) }) },
      });
    }
  });
}

function toOrderLinks(rows: readonly Row[]): OrderLinks {
  const invoice = rows.find(({ kind }) => kind === "INVOICE");
  const notes = rows.filter(({ kind, seen }) => kind === "CREDIT_NOTE" && seen !== null);
  const localIds = (wanted: string) => rows.flatMap(({ kind, localId }) => (kind === wanted ? [localId] : []));

  return {
    invoice: invoice && invoice.seen !== null ? { id: invoice.remoteId as InvoiceId, seen: fromJson<InvoiceInBooks>(invoice.seen) } : null,
    creditNotes: new Map(
      notes.map(({ localId, remoteId, seen }) => [
        localId as RefundId,
        { id: remoteId as CreditNoteId, seen: fromJson<CreditNoteInBooks>(seen) },
      ]),
    ),
    bookedTransactions: new Set(localIds("PAYMENT") as TransactionId[]),
    bookedRefunds: new Set(localIds("REFUND") as RefundKey[]),
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
