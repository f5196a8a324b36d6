import { Prisma } from "@prisma/client";

/** Of order `o`: its turn may come. Orders of an undo that rests wait; one that is begun, or to which something happens, does not. */
export function noUndoHoldsItUp(now: Date): Prisma.Sql {
  return Prisma.sql`
    (o."asked" <> 'backfill' OR o."undoId" IS NULL
     OR NOT EXISTS (SELECT 1 FROM "Undo" u WHERE u."id" = o."undoId" AND u."state" = 'RUNNING' AND u."notBefore" > ${now}))`;
}
