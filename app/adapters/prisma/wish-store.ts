import type { ConnectionId, OrderRecordId } from "../../domain/ids";
import type { WishStore } from "../../ports/wish-store";
import type { Wish } from "../../domain/undo/wish";
import type { Database } from "./database";
import { jsonText } from "./domain-json";
import { letGo } from "./let-go";

export function makeWishStore(db: Database): WishStore {
  return {
    set: (connectionId, recordId, wish) => set(db, { connectionId, recordId, wish }),
    lift: (connectionId, recordId) => lift(db, { connectionId, recordId }),
    letGo: (connectionId, recordId, wish) => unlink(db, { connectionId, recordId, wish }),
  };
}

type Which = { connectionId: ConnectionId; recordId: OrderRecordId };

async function set(db: Database, { connectionId, recordId, wish }: Which & { wish: Wish }): Promise<void> {
  await db.$transaction([
    db.$executeRaw`
      UPDATE "OrderRecord" SET "wish" = ${jsonText(wish)}::jsonb, "undoId" = NULL, "dirtySeq" = "dirtySeq" + 1, "asked" = 'now',
        "askedAt" = now(), "correlationId" = NULL, "notBefore" = NULL, "attempts" = 0, "status" = 'PENDING', "problem" = NULL, "updatedAt" = now()
      WHERE "id" = ${recordId} AND "connectionId" = ${connectionId}`,
    db.$executeRaw`
      UPDATE "DocumentLink" SET "staleSeq" = "staleSeq" + 1
      WHERE "connectionId" = ${connectionId} AND "orderRecordId" = ${recordId} AND "kind" IN ('INVOICE', 'CREDIT_NOTE')`,
  ]);
}

/**
 * In one transaction, and only where the wish still stands: pressed twice, the second would let go of what the first made. An
 * order that is being worked on is left alone, for its documents are about to change.
 */
async function lift(db: Database, { connectionId, recordId }: Which): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const lifted = await tx.$executeRaw`
      UPDATE "OrderRecord" o SET "wish" = NULL, "undoId" = NULL, "dirtySeq" = "dirtySeq" + 1, "asked" = 'now', "askedAt" = now(),
        "correlationId" = NULL, "notBefore" = NULL, "attempts" = 0, "status" = 'PENDING', "problem" = NULL, "updatedAt" = now()
      WHERE "id" = ${recordId} AND "connectionId" = ${connectionId} AND "wish" IS NOT NULL AND "handledSeq" = "dirtySeq"
        AND NOT EXISTS (SELECT 1 FROM "SyncOperation" s WHERE s."orderRecordId" = o."id" AND s."state" = 'SENDING')`;
    if (lifted === 0) return false;
    const [standing] = await tx.$queryRaw<{ any: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM "DocumentLink" d WHERE d."orderRecordId" = ${recordId} AND d."kind" IN ('INVOICE', 'CREDIT_NOTE', 'OVERPAYMENT')
        AND coalesce(d."seen" ->> 'status', '') NOT IN ('VOIDED', 'DELETED')) AS "any"`;
    if (!standing?.any) await letGo(tx, { connectionId, recordId });

    return true;
  });
}

/** The same, whatever stands, and with another wish or none from now on. */
async function unlink(db: Database, { connectionId, recordId, wish }: Which & { wish: Wish | null }): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE "OrderRecord" o SET "wish" = ${wish && jsonText(wish)}::jsonb, "undoId" = NULL, "dirtySeq" = "dirtySeq" + 1, "asked" = 'now',
        "askedAt" = now(), "correlationId" = NULL, "notBefore" = NULL, "attempts" = 0, "status" = 'PENDING', "problem" = NULL, "updatedAt" = now()
      WHERE "id" = ${recordId} AND "connectionId" = ${connectionId} AND "handledSeq" = "dirtySeq"
        AND NOT EXISTS (SELECT 1 FROM "SyncOperation" s WHERE s."orderRecordId" = o."id" AND s."state" = 'SENDING')`;
    if (changed > 0) await letGo(tx, { connectionId, recordId });

    return changed > 0;
  });
}
