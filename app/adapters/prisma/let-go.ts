import type { Prisma } from "@prisma/client";
import type { ConnectionId, OrderRecordId } from "../../domain/ids";
import { LET_GO } from "../../domain/sync/order-links";
import type { Raw } from "./straight";

/**
 * The order lets go of all its documents: they stay on record under another kind, and nothing is decided by them any more,
 * and none of them is read again. Its contact stays the customer's.
 */
export async function letGo(
  tx: Prisma.TransactionClient,
  { connectionId, recordId }: { connectionId: ConnectionId; recordId: OrderRecordId },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "DocumentLink" SET "kind" = ${LET_GO}::text || "kind", "localId" = "localId" || ' (' || "remoteId" || ')',
      "seenSeq" = "staleSeq"
    WHERE "connectionId" = ${connectionId} AND "orderRecordId" = ${recordId} AND "kind" NOT LIKE ${`${LET_GO}%`} AND "kind" NOT LIKE 'CONTACT%'`;
}

/** Which documents of ours a write takes away, by the kinds under which they are remembered. */
const REMOVES: Readonly<Record<string, readonly string[]>> = {
  PAYMENT_DELETE: ["PAYMENT", "REFUND"],
  ALLOCATION_DELETE: ["ALLOCATION"],
  OVERPAYMENT_DELETE: ["OVERPAYMENT"],
};

export function takesAway(kind: string): boolean {
  return kind in REMOVES;
}

/** The same of single documents that Xero has taken away: were they wanted again, they would be made anew. */
export async function letGoOf(
  tx: Raw,
  { connectionId, kind, remoteIds }: { connectionId: ConnectionId; kind: string; remoteIds: readonly string[] },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "DocumentLink" SET "kind" = ${LET_GO}::text || "kind", "localId" = "localId" || ' (' || "remoteId" || ')',
      "seenSeq" = "staleSeq"
    WHERE "connectionId" = ${connectionId} AND "kind" = ANY(${[...(REMOVES[kind] ?? [])]}::text[]) AND "remoteId" = ANY(${[...remoteIds]}::text[])`;
}
