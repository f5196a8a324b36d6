import type { OrderId, ShopDomain } from "../../domain/ids";
import type { Erasure } from "../../ports/audit-log";
import type { Database } from "./database";

/** In connections that are long over too. */
export async function eraseWords(db: Database, shop: ShopDomain, whose: Erasure): Promise<void> {
  if (whose === "everybody") {
    await forgetAllWords(db, shop);
    await db.$executeRaw`
      DELETE FROM "FollowedContact" WHERE "connectionId" IN (SELECT "id" FROM "Connection" WHERE "shop" = ${shop})`;
    await db.$executeRaw`
      DELETE FROM "BillTo" WHERE "connectionId" IN (SELECT "id" FROM "Connection" WHERE "shop" = ${shop})`;
    await db.$executeRaw`
      UPDATE "SyncOperation" SET "print" = NULL
      WHERE "print" IS NOT NULL AND "connectionId" IN (SELECT "id" FROM "Connection" WHERE "shop" = ${shop})`;
    await db.$executeRaw`
      UPDATE "InvoiceElsewhere" SET "setAsideFor" = ''
      WHERE "setAsideFor" <> '' AND "connectionId" IN (SELECT "id" FROM "Connection" WHERE "shop" = ${shop})`;
    await eraseReasons(db, shop, null);

    return;
  }
  const { contactNumber, orderIds } = whose;
  await db.$executeRaw`
    UPDATE "AuditEntry" e SET "words" = NULL, "salt" = NULL
    FROM "Connection" c
    WHERE c."shop" = ${shop} AND e."connectionId" = c."id" AND e."words" IS NOT NULL
      AND (e."contactId" = ${contactNumber} OR e."orderRecordId" IN
        (SELECT o."id" FROM "OrderRecord" o WHERE o."connectionId" = c."id" AND o."orderId" = ANY(${[...orderIds]}::text[])))`;
  await db.$executeRaw`
    UPDATE "SyncOperation" s SET "print" = NULL FROM "Connection" c
    WHERE c."shop" = ${shop} AND s."connectionId" = c."id" AND s."print" IS NOT NULL AND s."localId" = ${contactNumber}`;
  // Fingerprints of a name and an address are a person's, too. Without them only what is empty in Xero is ever written.
  await db.$executeRaw`
    DELETE FROM "FollowedContact" f USING "Connection" c
    WHERE c."shop" = ${shop} AND f."connectionId" = c."id" AND f."customerKey" = ${contactNumber}`;
  await db.$executeRaw`
    DELETE FROM "BillTo" b USING "Connection" c
    WHERE c."shop" = ${shop} AND b."connectionId" = c."id"
      AND (b."scope" = 'customer' AND 'Shopify ' || substring(b."key" from '[^/]*$') = ${contactNumber}
        OR b."scope" = 'order' AND b."key" = ANY(${[...orderIds]}::text[]))`;
  await eraseReasons(db, shop, orderIds);
}

/** A second's worth. A shop with a million orders has entries for five minutes, which is longer than a statement may take (`patience.ts`). */
const AT_ONCE = 20_000;

async function forgetAllWords(db: Database, shop: ShopDomain): Promise<void> {
  for (const { id } of await db.connection.findMany({ where: { shop }, select: { id: true } })) {
    for (let upTo: bigint | null = 0n; upTo !== null; ) upTo = await forgetWordsAfter(db, id, upTo);
  }
}

/** Of the next entries; up to which, or null where there are none. */
async function forgetWordsAfter(db: Database, connectionId: string, after: bigint): Promise<bigint | null> {
  const [next] = await db.$queryRaw<{ last: bigint | null }[]>`
    WITH next AS MATERIALIZED (
      SELECT "id" FROM "AuditEntry" WHERE "connectionId" = ${connectionId} AND "id" > ${after} ORDER BY "id" LIMIT ${AT_ONCE}
    ), forgotten AS (
      UPDATE "AuditEntry" e SET "words" = NULL, "salt" = NULL FROM next
      WHERE e."connectionId" = ${connectionId} AND e."id" = next."id" AND e."words" IS NOT NULL
    )
    SELECT max("id") AS "last" FROM next`;

  return next?.last ?? null;
}

/**
 * Why somebody chose otherwise for an order, or took it out of the books: typed by the merchant's people, who may have named the
 * buyer. What was decided stands. The sentence on the order's page
 * repeats the reason in brackets, and loses it.
 */
async function eraseReasons(db: Database, shop: ShopDomain, orderIds: readonly OrderId[] | null): Promise<void> {
  const ids = orderIds === null ? null : [...orderIds];
  await db.$executeRaw`
    UPDATE "OrderChoice" h SET "choice" = jsonb_set(h."choice", '{reason}', '""')
    FROM "OrderRecord" o JOIN "Connection" c ON c."id" = o."connectionId"
    WHERE c."shop" = ${shop} AND h."orderRecordId" = o."id" AND (${ids}::text[] IS NULL OR o."orderId" = ANY(${ids}::text[]))
      AND h."choice" ->> 'reason' <> ''`;
  await db.$executeRaw`
    UPDATE "OrderRecord" o SET "wish" = jsonb_set(o."wish", '{reason}', '""'), "problem" =
      replace(o."problem"::text, trim(BOTH '"' FROM to_json(' (' || (o."wish" ->> 'reason') || ')')::text), '')::jsonb
    FROM "Connection" c
    WHERE c."shop" = ${shop} AND o."connectionId" = c."id" AND (${ids}::text[] IS NULL OR o."orderId" = ANY(${ids}::text[]))
      AND o."wish" ->> 'reason' <> ''`;
}
