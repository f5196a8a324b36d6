import type { ShopDomain } from "../../domain/ids";
import type { Erasure } from "../../ports/audit-log";
import type { Database } from "./database";

/** In connections that are long over too. */
export async function eraseWords(db: Database, shop: ShopDomain, whose: Erasure): Promise<void> {
  if (whose === "everybody") {
    await db.$executeRaw`
      UPDATE "AuditEntry" SET "words" = NULL, "salt" = NULL
      WHERE "words" IS NOT NULL AND "connectionId" IN (SELECT "id" FROM "Connection" WHERE "shop" = ${shop})`;

    return;
  }
  const { contactNumber, orderIds } = whose;
  await db.$executeRaw`
    UPDATE "AuditEntry" e SET "words" = NULL, "salt" = NULL
    FROM "Connection" c
    WHERE c."shop" = ${shop} AND e."connectionId" = c."id" AND e."words" IS NOT NULL
      AND (e."contactId" = ${contactNumber} OR e."orderRecordId" IN
        (SELECT o."id" FROM "OrderRecord" o WHERE o."connectionId" = c."id" AND o."orderId" = ANY(${[...orderIds]}::text[])))`;
}
