import { invariant } from "../../domain/invariant";
import type { ConnectionId, OrderRecordId } from "../../domain/ids";
import type { OrderChoice } from "../../domain/posting/order-choice";
import type { OrderChoiceStore } from "../../ports/order-choice-store";
import type { Database } from "./database";
import { fromJson, jsonText } from "./domain-json";

export function makeOrderChoiceStore(db: Database): OrderChoiceStore {
  return {
    one: async (connectionId, orderRecordId) => {
      const row = await db.orderChoice.findFirst({ where: { connectionId, orderRecordId } });

      return row && fromJson<OrderChoice>(row.choice);
    },
    save: (connectionId, recordId, choice) => save(db, { connectionId, recordId, choice }),
  };
}

type Saving = { connectionId: ConnectionId; recordId: OrderRecordId; choice: OrderChoice | null };

/** An order that is being worked on is looked at once more afterwards, for the ask is newer than what was claimed. */
async function save(db: Database, { connectionId, recordId, choice }: Saving): Promise<void> {
  await db.$transaction(async (tx) => {
    const asked = await tx.$executeRaw`
      UPDATE "OrderRecord" SET "dirtySeq" = "dirtySeq" + 1, "asked" = 'now', "askedAt" = now(), "correlationId" = NULL, "notBefore" = NULL,
        "attempts" = 0, "status" = 'PENDING', "problem" = NULL, "updatedAt" = now()
      WHERE "id" = ${recordId} AND "connectionId" = ${connectionId}`;
    invariant(asked === 1, "a choice is made for an order that is known");
    if (choice === null) await tx.$executeRaw`DELETE FROM "OrderChoice" WHERE "orderRecordId" = ${recordId}`;
    else
      await tx.$executeRaw`
        INSERT INTO "OrderChoice" ("orderRecordId", "connectionId", "choice") VALUES (${recordId}, ${connectionId}, ${jsonText(choice)}::jsonb)
        ON CONFLICT ("orderRecordId") DO UPDATE SET "choice" = excluded."choice"`;
    await tx.$executeRaw`
      UPDATE "DocumentLink" SET "staleSeq" = "staleSeq" + 1
      WHERE "connectionId" = ${connectionId} AND "orderRecordId" = ${recordId} AND "kind" IN ('INVOICE', 'CREDIT_NOTE')`;
  });
}
