import type { Prisma } from "@prisma/client";
import type { KnownOrder } from "../../domain/backfill/known-order";
import type { ConnectionId, OrderId } from "../../domain/ids";
import type { OrderChoice } from "../../domain/posting/order-choice";
import type { Database } from "./database";
import { fromJson } from "./domain-json";

type Row = { orderId: OrderId; wish: KnownOrder["wish"]; invoice: KnownOrder["invoice"]; choice: Prisma.JsonValue };

/** What a backfill's claim would go by, and what the orders would be planned by. */
export async function knownOrders(
  db: Database,
  connectionId: ConnectionId,
  orderIds: readonly OrderId[],
): Promise<Map<OrderId, KnownOrder>> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT o."orderId", o."wish" ->> 'kind' AS "wish", c."choice",
      CASE WHEN d."id" IS NULL THEN NULL
        WHEN coalesce(d."seen" ->> 'status', '') IN ('VOIDED', 'DELETED') THEN 'gone' ELSE 'stands' END AS "invoice"
    FROM "OrderRecord" o
    LEFT JOIN "OrderChoice" c ON c."orderRecordId" = o."id"
    LEFT JOIN "DocumentLink" d ON d."connectionId" = o."connectionId" AND d."kind" = 'INVOICE' AND d."localId" = o."orderId"
    WHERE o."connectionId" = ${connectionId} AND o."orderId" = ANY(${[...orderIds]}::text[])`;

  return new Map(
    rows.map(({ orderId, wish, invoice, choice }) => [
      orderId,
      { wish, invoice, choice: choice === null ? null : fromJson<OrderChoice>(choice) },
    ]),
  );
}
