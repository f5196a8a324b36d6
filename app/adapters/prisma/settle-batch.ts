import { randomUUID } from "node:crypto";
import { Prisma } from "@prisma/client";
import { invariant } from "../../domain/invariant";
import type { ConnectionId } from "../../domain/ids";
import type { ContactUpdate } from "../../domain/follow/contact-update";
import type { Contact } from "../../domain/ledger/contact";
import type { Lease } from "../../ports/lanes";
import type { Settlement } from "../../ports/write-ledger";
import { keepPrints, keepSent, tellRefused } from "./contact-prints";
import type { Database } from "./database";
import { jsonText } from "./domain-json";
import { assertHeld, isHeld } from "./lease-held";
import { letGoOf, takesAway } from "./let-go";
import { printOfDocument } from "./refused-before";
import type { Raw } from "./straight";

type Settling = { connectionId: ConnectionId; batchId: string; settlements: readonly Settlement[] };
type Done = Settlement & { end: "done" };
type Change = { connectionId: ConnectionId; kind: string; done: readonly Done[] };

/** One transaction for all members: a crash leaves either none or all of them settled, never a link without its write. */
export async function settleBatch(db: Database, { connectionId, batchId, settlements }: Settling, lease?: Lease): Promise<void> {
  const done = settlements.filter((each) => each.end === "done");
  for (const { written } of done) invariant(written.remoteId !== "", "a success is recorded with the remote id");
  const isAnyEnded = await db.straight.transaction(async (tx) => {
    const [batch] = await tx.$queryRaw<{ kind: string; sends: number }[]>`SELECT "kind", "sends" FROM "Batch" WHERE "id" = ${batchId}`;
    invariant(batch, "a batch is stored before it is settled");
    const { kind } = batch;
    const ended = await endOperations(tx, { batchId, kind, settlements }, lease);
    if (done.length > 0 && takesAway(kind)) {
      await letGoOf(tx, { connectionId, kind, remoteIds: done.map(({ written }) => written.remoteId) });
    } else if (done.length > 0 && kind !== "CONTACT_UPDATE") await link(tx, { connectionId, batchId, kind, done, ended });
    const news = done.filter(({ member }) => ended.includes(member.localId));
    if (kind === "CONTACT" && news.length > 0) await keepPrints(tx, connectionId, news.map(madeAs));
    if (kind === "CONTACT_UPDATE") await keepSent(tx, connectionId, news.map(sentAs));
    if (kind === "CONTACT_UPDATE") await tellRefused(tx, connectionId, settlements.flatMap(refusedAs));
    await markChanged(tx, { connectionId, kind, done, doubted: news.filter(({ found }) => batch.sends > 1 || found) });
    await tx.$executeRaw`
      UPDATE "Batch" SET "settledAt" = now()
      WHERE "id" = ${batchId} AND NOT EXISTS (SELECT 1 FROM "SyncOperation" WHERE "batchId" = ${batchId} AND "state" = 'SENDING')`;

    return ended.length > 0;
  });
  if (!isAnyEnded && settlements.some(({ end }) => end === "released")) await assertHeld(db, lease);
}

const STATE = { done: "DONE", rejected: "REJECTED", released: "RELEASED" } as const;

type Ending = { batchId: string; kind: string; settlements: readonly Settlement[] };

/**
 * A contact's name and address were needed only until it was written or given up: they are not kept a second time; of one that
 * Xero refused a salted fingerprint is, by which it is known again. Let go is only what nobody else can be sending, which is known
 * while the lane is held. The answer: which of them were open until now.
 */
async function endOperations(tx: Raw, { batchId, kind, settlements }: Ending, lease: Lease | undefined): Promise<string[]> {
  const rows = settlements.map((each) => ({
    localId: each.member.localId,
    state: STATE[each.end],
    remoteId: each.end === "done" ? each.written.remoteId : null,
    problem: each.end === "done" ? null : each.problem,
  }));
  const ended = await tx.$queryRaw<{ localId: string }[]>`
    UPDATE "SyncOperation" o SET "state" = r."state", "settledAt" = now(), "remoteId" = r."remoteId", "problem" = r."problem",
      "document" = CASE WHEN ${kind} IN ('CONTACT', 'CONTACT_UPDATE') THEN '{}'::jsonb ELSE o."document" END,
      "print" = CASE WHEN ${kind} = 'CONTACT' AND r."state" = 'REJECTED' THEN ${printOfDocument(Prisma.sql`o."id"`, Prisma.sql`o."document"`)} END
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS r("localId" text, "state" text, "remoteId" text, "problem" jsonb)
    WHERE o."batchId" = ${batchId} AND o."localId" = r."localId" AND o."state" = 'SENDING'
      AND (r."state" <> 'RELEASED' OR ${isHeld(lease)})
    RETURNING o."localId"`;

  return ended.map(({ localId }) => localId);
}

/**
 * A link that is there already keeps its birth and gets what is known now: an answer that was held up on its way says how a
 * document stood, and is not kept over what was read since. What was sent stands with the write already. An end that another
 * worker has told before (`ended` leaves it out) changes no link that stands: the document may have been sent anew since, or
 * its contact chosen by a person.
 */
async function link(tx: Raw, { connectionId, batchId, kind, done, ended }: Change & { batchId: string; ended: string[] }): Promise<void> {
  const rows = done.map(({ member, written }) => ({
    localId: member.localId,
    remoteId: written.remoteId,
    recordId: member.recordId,
    number: written.naturalKey,
    seen: written.seen ?? null,
  }));
  await tx.$executeRaw`
    INSERT INTO "DocumentLink" AS l
      ("id", "connectionId", "kind", "localId", "remoteId", "orderRecordId", "number", "sent", "seen", "seenAt", "origin")
    SELECT gen_random_uuid()::text, ${connectionId}, ${linkedAs(kind)}, r."localId", r."remoteId", r."recordId", r."number",
      CASE WHEN ${kind} <> 'CONTACT' THEN o."document" END, r."seen",
      CASE WHEN r."seen" IS NULL THEN NULL ELSE now() END, 'CROSSFOOT'
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb)
      AS r("localId" text, "remoteId" text, "recordId" text, "number" text, "seen" jsonb)
    JOIN "SyncOperation" o ON o."batchId" = ${batchId} AND o."localId" = r."localId"
    ON CONFLICT ("connectionId", "kind", "localId") DO UPDATE SET
      "remoteId" = excluded."remoteId", "orderRecordId" = excluded."orderRecordId", "number" = excluded."number",
      "sent" = coalesce(excluded."sent", l."sent"), "seenAt" = coalesce(excluded."seenAt", l."seenAt"),
      "seen" = CASE WHEN excluded."seen" ->> 'updatedAt' < l."seen" ->> 'updatedAt' THEN l."seen" ELSE coalesce(excluded."seen", l."seen") END
    WHERE l."localId" = ANY(${ended}::text[])`;
}

function madeAs({ member, written }: Done) {
  return { customerKey: member.localId, contactId: written.remoteId, salt: randomUUID(), contact: member.document as Contact };
}

function sentAs({ member }: Done) {
  const { contactId, fields } = member.document as ContactUpdate;

  return { customerKey: member.localId, contactId, fields };
}

function refusedAs(settlement: Settlement) {
  if (settlement.end !== "rejected") return [];
  const { member, problem } = settlement;

  return [{ customerKey: member.localId, seq: (member.document as ContactUpdate).seq, problem }];
}

/**
 * A payment, a refund or an allocation changes the documents it is made on: they are read again rather than worked out here. So is
 * what was sent again: under its old key Xero may answer what it answered then, and of a document that a person has changed since it
 * tells how it stood when it was made. And so is what was found later: a merge that moved it before is not told of again, and would
 * look like a person's edit. The simulation found both. A late worker's answer is no news of either kind.
 */
async function markChanged(tx: Raw, { connectionId, kind, done, doubted }: Change & { doubted: readonly Done[] }): Promise<void> {
  const made = CREATES.includes(kind) ? doubted.map(({ written }) => written.remoteId) : [];
  const changed = [...made, ...done.flatMap(({ member }) => changedBy(member.document))];
  if (changed.length === 0) return;
  await tx.$executeRaw`
    UPDATE "DocumentLink" SET "staleSeq" = "staleSeq" + 1
    WHERE "connectionId" = ${connectionId} AND "kind" IN ('INVOICE', 'CREDIT_NOTE') AND "remoteId" = ANY(${changed}::text[])`;
}

const CREATES: readonly string[] = ["INVOICE", "CREDIT_NOTE"];

/** A change of a document is remembered as what the document was sent as last. */
function linkedAs(kind: string): string {
  return kind === "CONTACT_UPDATE" ? kind : kind.replace(/_UPDATE$/, "");
}

function changedBy(document: unknown): string[] {
  const { invoiceId, creditNoteId } = document as { invoiceId?: string; creditNoteId?: string };

  return [invoiceId, creditNoteId].filter((id) => id !== undefined);
}
