import type { Prisma } from "@prisma/client";
import { invariant } from "../../domain/invariant";
import type { ConnectionId } from "../../domain/ids";
import type { Settlement } from "../../ports/write-ledger";
import type { Database } from "./database";
import { toJson } from "./domain-json";

type Settling = { connectionId: ConnectionId; batchId: string; settlements: readonly Settlement[] };

/** One transaction for all members: a crash leaves either none or all of them settled, never a link without its write. */
export async function settleBatch(db: Database, { connectionId, batchId, settlements }: Settling): Promise<void> {
  await db.$transaction(async (tx) => {
    const { kind } = await tx.batch.findUniqueOrThrow({ where: { id: batchId } });
    for (const settlement of settlements) {
      await endOperation(tx, { batchId, kind }, settlement);
      if (settlement.end === "done") await link(tx, { connectionId, kind }, settlement);
    }
    const open = await tx.syncOperation.count({ where: { batchId, state: "SENDING" } });
    if (open === 0) await tx.batch.update({ where: { id: batchId }, data: { settledAt: new Date() } });
  });
}

const STATE = { done: "DONE", rejected: "REJECTED", released: "RELEASED" } as const;

/** A contact's name and address were needed only until it was written or given up: they are not kept a second time. */
async function endOperation(
  tx: Prisma.TransactionClient,
  { batchId, kind }: { batchId: string; kind: string },
  settlement: Settlement,
): Promise<void> {
  const { member, end } = settlement;
  const result = end === "done" ? { remoteId: settlement.written.remoteId } : { problem: toJson(settlement.problem) };
  invariant(end !== "done" || settlement.written.remoteId !== "", "a success is recorded with the remote id");
  await tx.syncOperation.updateMany({
    where: { batchId, localId: member.localId, state: "SENDING" },
    data: { state: STATE[end], settledAt: new Date(), ...result, ...(kind === "CONTACT" && { document: {} }) },
  });
}

async function link(
  tx: Prisma.TransactionClient,
  { connectionId, kind }: { connectionId: ConnectionId; kind: string },
  { member, written }: Settlement & { end: "done" },
): Promise<void> {
  const sent = kind === "CONTACT" ? {} : { sent: toJson(member.document) };
  const made = { remoteId: written.remoteId, orderRecordId: member.recordId, number: written.naturalKey, ...sent };
  // A payment, a refund or an allocation changes the documents it is made on: they are read again rather than worked out here.
  const changed = changedBy(member.document);
  if (changed.length > 0) {
    await tx.documentLink.updateMany({
      where: { connectionId, kind: { in: ["INVOICE", "CREDIT_NOTE"] }, remoteId: { in: changed } },
      data: { staleSeq: { increment: 1 } },
    });
  }

  const seen = written.seen ? { seen: toJson(written.seen), seenAt: new Date() } : {};
  const key = { connectionId, kind, localId: member.localId };
  await tx.documentLink.upsert({
    where: { connectionId_kind_localId: key },
    create: { ...key, ...made, ...seen, origin: "CROSSFOOT" },
    update: { ...made, ...seen },
  });
}

function changedBy(document: unknown): string[] {
  const { invoiceId, creditNoteId } = document as { invoiceId?: string; creditNoteId?: string };

  return [invoiceId, creditNoteId].filter((id) => id !== undefined);
}
