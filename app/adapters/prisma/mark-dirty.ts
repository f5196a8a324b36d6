import type { ConnectionId, OrderId } from "../../domain/ids";
import type { Asked } from "../../ports/order-store";
import type { Raw } from "./straight";

type Asking = { connectionId: ConnectionId; causes: ReadonlyMap<OrderId, string | null>; asked: Asked };

/**
 * Also clears any waiting time: something happened, so the reason for waiting may be gone. Until an order is read, when it
 * was asked for stands for when it was placed; in the order given, because a backfill goes from old to new.
 * An ask that is still open keeps its time, and what caused it unless something newer is known.
 */
export async function markDirty(on: Raw, { connectionId, causes, asked }: Asking): Promise<void> {
  if (causes.size === 0) return;
  const [ids, by] = [[...causes.keys()], [...causes.values()]];
  await on.$executeRaw`
    INSERT INTO "OrderRecord" AS o ("id", "connectionId", "orderId", "name", "placedAt", "updatedAt", "asked", "askedAt", "correlationId")
    SELECT gen_random_uuid()::text, ${connectionId}, ask."id", '', now() - (${ids.length} - ask."n") * interval '1 ms', now(), ${asked},
      now(), ask."cause"
    FROM unnest(${ids}::text[], ${by}::text[]) WITH ORDINALITY AS ask("id", "cause", "n")
    ON CONFLICT ("connectionId", "orderId")
    DO UPDATE SET "dirtySeq" = o."dirtySeq" + 1, "notBefore" = NULL, "attempts" = 0, "updatedAt" = now(),
      "asked" = CASE WHEN o."handledSeq" < o."dirtySeq" AND (o."asked" = 'now' OR (o."asked" = 'live' AND excluded."asked" = 'backfill'))
        THEN o."asked" ELSE excluded."asked" END,
      "askedAt" = CASE WHEN o."handledSeq" < o."dirtySeq" THEN o."askedAt" ELSE excluded."askedAt" END,
      "correlationId" = CASE WHEN o."handledSeq" < o."dirtySeq" THEN coalesce(excluded."correlationId", o."correlationId")
        ELSE excluded."correlationId" END`;
}
