import type { BillTo as Row, Prisma } from "@prisma/client";
import type { BillToId, ConnectionId, OrderId } from "../../domain/ids";
import type { Instant } from "../../domain/instant";
import type { BillTo, BillToScope, Payer } from "../../domain/payers/bill-to";
import type { Portion } from "../../domain/payers/portion";
import type { BillToStore } from "../../ports/bill-to-store";
import type { Database } from "./database";
import { fromJson, toJson } from "./domain-json";

export function makeBillToStore(db: Database): BillToStore {
  return {
    forOrders: async (connectionId, orderIds) => {
      const where = { connectionId, OR: [{ scope: { not: "order" } }, { scope: "order", key: { in: [...orderIds] } }] };

      return (await db.billTo.findMany({ where, orderBy: { at: "asc" } })).map(toBillTo);
    },
    list: async (connectionId, limit) =>
      (await db.billTo.findMany({ where: { connectionId }, orderBy: [{ at: "desc" }, { id: "asc" }], take: limit })).map(toBillTo),
    set: (connectionId, billTo, chosenOn) =>
      db.$transaction(async (tx) => {
        await askAgain(tx, { connectionId, chosenOn });
        await set(tx, connectionId, billTo);
      }),
    remove: (connectionId, id, chosenOn) =>
      db.$transaction(async (tx) => {
        await askAgain(tx, { connectionId, chosenOn });
        await tx.billTo.deleteMany({ where: { connectionId, id } });
      }),
  };
}

type Tx = Prisma.TransactionClient;

async function set(tx: Tx, connectionId: ConnectionId, { scope, key, payer, share, at, ...rest }: BillTo): Promise<void> {
  const said = { ...rest, payer: toJson(payer), at: new Date(at), ...(share && { share: toJson(share) }) };
  const which = { connectionId, scope, key, shared: share !== undefined };
  await tx.billTo.upsert({ where: { connectionId_scope_key_shared: which }, create: { ...which, ...said }, update: said });
}

/** Also those that are in hand just now, which may be held by the choices of before. Orders before documents, as whoever else changes both does. */
async function askAgain(tx: Tx, { connectionId, chosenOn }: { connectionId: ConnectionId; chosenOn: OrderId | null }): Promise<void> {
  await tx.$executeRaw`
    UPDATE "OrderRecord" SET "dirtySeq" = "dirtySeq" + 1, "notBefore" = NULL, "attempts" = 0, "askedAt" = now(), "clearedAt" = now(),
      "asked" = CASE WHEN "orderId" = ${chosenOn} THEN 'now' ELSE "asked" END, "correlationId" = NULL, "updatedAt" = now()
    WHERE "connectionId" = ${connectionId}
      AND ("status" IN ('ATTENTION', 'PENDING') OR "handledSeq" < "dirtySeq" OR "orderId" = ${chosenOn})`;
  if (chosenOn === null) return;
  await tx.$executeRaw`
    UPDATE "DocumentLink" d SET "staleSeq" = "staleSeq" + 1 FROM "OrderRecord" o
    WHERE o."connectionId" = ${connectionId} AND o."orderId" = ${chosenOn} AND d."orderRecordId" = o."id" AND d."kind" IN ('INVOICE', 'CREDIT_NOTE')`;
}

function toBillTo({ id, scope, key, label, payer, share, reason, at }: Row): BillTo {
  return {
    ...{ key, label, reason },
    id: id as BillToId,
    scope: scope as BillToScope,
    payer: fromJson<Payer>(payer),
    ...(share !== null && { share: fromJson<Portion>(share) }),
    at: at.toISOString() as Instant,
  };
}
