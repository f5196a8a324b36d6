import type { ShopDomain } from "../../domain/ids";
import type { Erasure } from "../../ports/audit-log";
import type { Database } from "./database";

/** In connections that are long over too. */
export async function eraseWords(db: Database, shop: ShopDomain, whose: Erasure): Promise<void> {
  if (whose === "everybody") {
    await db.$executeRaw`
      UPDATE "AuditEntry" SET "words" = NULL, "salt" = NULL
      WHERE "words" IS NOT NULL AND "connectionId" IN (SELECT "id" FROM "Connection" WHERE "shop" = ${shop})`;
    await db.$executeRaw`
      DELETE FROM "FollowedContact" WHERE "connectionId" IN (SELECT "id" FROM "Connection" WHERE "shop" = ${shop})`;
    await db.$executeRaw`
      DELETE FROM "BillTo" WHERE "connectionId" IN (SELECT "id" FROM "Connection" WHERE "shop" = ${shop})`;

    return;
  }
  const { contactNumber, orderIds } = whose;
  await db.$executeRaw`
    UPDATE "AuditEntry" e SET "words" = NULL, "salt" = NULL
    FROM "Connection" c
    WHERE c."shop" = ${shop} AND e."connectionId" = c."id" AND e."words" IS NOT NULL
      AND (e."contactId" = ${contactNumber} OR e."orderRecordId" IN
        (SELECT o."id" FROM "OrderRecord" o WHERE o."connectionId" = c."id" AND o."orderId" = ANY(${[...orderIds]}::text[])))`;
  // Fingerprints of a name and an address are a person's, too. Without them only what is empty in Xero is ever written.
  await db.$executeRaw`
    DELETE FROM "FollowedContact" f USING "Connection" c
    WHERE c."shop" = ${shop} AND f."connectionId" = c."id" AND f."customerKey" = ${contactNumber}`;
  await db.$executeRaw`
    DELETE FROM "BillTo" b USING "Connection" c
    WHERE c."shop" = ${shop} AND b."connectionId" = c."id"
      AND (b."scope" = 'customer' AND 'Shopify ' || substring(b."key" from '[^/]*$') = ${contactNumber}
        OR b."scope" = 'order' AND b."key" = ANY(${[...orderIds]}::text[]))`;
}
