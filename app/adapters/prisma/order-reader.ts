import type { DocumentLink, OrderRecord, Prisma, SyncOperation } from "@prisma/client";
import type { InvoiceId, OrderId, OrderRecordId } from "../../domain/ids";
import type { InvoiceInBooks } from "../../domain/ledger/sales-invoice";
import type { Problem } from "../../domain/problem";
import { orderLinksOf } from "../../domain/sync/order-links";
import type { Wish } from "../../domain/undo/wish";
import type { OrderReader, OrderStatus, StoredAttempt, StoredOrder } from "../../ports/order-reader";
import type { Database } from "./database";
import { fromJson } from "./domain-json";
import { toStandingQuote } from "./quote-store";

const WITH_DOCUMENTS = {
  links: {
    where: { kind: { in: ["INVOICE", "CREDIT_NOTE", "OVERPAYMENT", "REFUND", "PAYMENT", "ALLOCATION", "QUOTE"] } },
    orderBy: { createdAt: "asc" },
  },
} satisfies Prisma.OrderRecordInclude;
const MOST_ATTEMPTS = 50;

export function makeOrderReader(db: Database): OrderReader {
  return {
    counts: async (connectionId) => {
      const groups = await db.orderRecord.groupBy({ by: ["status"], where: { connectionId }, _count: true });
      const counted = new Map(groups.map(({ status, _count }) => [status.toLowerCase(), _count]));
      const of = (status: OrderStatus) => counted.get(status) ?? 0;

      return { synced: of("synced"), pending: of("pending"), attention: of("attention"), excluded: of("excluded") };
    },
    list: async (connectionId, { status, after, limit }) => {
      const rows = await db.orderRecord.findMany({
        where: { connectionId, ...(status && { status: status.toUpperCase() }) },
        // Several orders may be placed within one second; Shopify counts its ids upwards.
        orderBy: [{ placedAt: "desc" }, { orderId: "desc" }],
        take: limit,
        ...(after && { cursor: { id: after }, skip: 1 }),
        include: WITH_DOCUMENTS,
      });

      return rows.map(toStoredOrder);
    },
    one: async (connectionId, id) => {
      const row = await db.orderRecord.findFirst({ where: { connectionId, id }, include: WITH_DOCUMENTS });

      return row && toStoredOrder(row);
    },
    attempts: async (orderRecordId) => {
      const rows = await db.syncOperation.findMany({ where: { orderRecordId }, orderBy: { createdAt: "desc" }, take: MOST_ATTEMPTS });

      return rows.map(toAttempt);
    },
    signsOfLife: async ({ shop, connectionId }) => {
      const [webhook, posted, worker] = await Promise.all([
        db.webhookReceipt.findFirst({ where: { shop }, orderBy: { id: "desc" }, select: { receivedAt: true } }),
        connectionId ? db.documentLink.findFirst({ where: { connectionId, origin: "CROSSFOOT" }, orderBy: { createdAt: "desc" } }) : null,
        db.heartbeat.findFirst({ orderBy: { at: "desc" } }),
      ]);

      return { webhook: webhook?.receivedAt ?? null, posted: posted?.createdAt ?? null, worker: worker?.at ?? null };
    },
  };
}

function toStoredOrder(row: OrderRecord & { links: DocumentLink[] }): StoredOrder {
  const invoice = row.links.find(({ kind }) => kind === "INVOICE");
  const quote = row.links.find(({ kind }) => kind === "QUOTE");
  const standing = quote && toStandingQuote(quote);

  return {
    recordId: row.id as OrderRecordId,
    orderId: row.orderId as OrderId,
    name: row.name,
    placedAt: row.placedAt,
    status: row.status.toLowerCase() as OrderStatus,
    problems: row.problem === null ? [] : fromJson<Problem[]>(row.problem),
    foundBySweepAt: row.foundBySweepAt,
    waits: row.handledSeq < row.dirtySeq && row.asked === "live",
    wish: row.wish === null ? null : fromJson<Wish>(row.wish),
    facts: row.facts === null ? null : fromJson<NonNullable<StoredOrder["facts"]>>(row.facts),
    plan: row.plan === null ? null : currentPlan(fromJson<NonNullable<StoredOrder["plan"]>>(row.plan)),
    invoice:
      invoice && invoice.seen !== null
        ? { id: invoice.remoteId as InvoiceId, seen: fromJson<InvoiceInBooks>(invoice.seen), readAt: invoice.seenAt ?? invoice.createdAt }
        : null,
    ...(quote && standing && { quote: { ...standing, readAt: quote.seenAt ?? quote.createdAt } }),
    standing: orderLinksOf(
      row.links.map((link) => ({
        ...link,
        sent: link.sent && fromJson(link.sent),
        seen: link.seen && fromJson(link.seen),
        decisions: link.decisions && fromJson(link.decisions),
      })),
    ),
  };
}

/** A plan kept by an earlier version lacks its reasons: it shows again once the order is looked at anew. */
function currentPlan(plan: NonNullable<StoredOrder["plan"]>): StoredOrder["plan"] {
  return Array.isArray(plan.creditNotes) ? plan : null;
}

function toAttempt({ createdAt, kind, state, naturalKey, problem }: SyncOperation): StoredAttempt {
  return {
    at: createdAt,
    kind: kind as StoredAttempt["kind"],
    state: state as StoredAttempt["state"],
    naturalKey,
    problem: problem === null ? null : fromJson<Problem>(problem),
  };
}
