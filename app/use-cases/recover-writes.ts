import { problem } from "../domain/problem";
import type { Connection } from "../ports/connection";
import type { Written } from "../ports/books-writer";
import type { Member, OpenBatch, Settlement } from "../ports/write-ledger";
import { isOurs } from "./adopt-taken";
import { writerOf } from "./books-writers";
import { sendBatch, type WritePorts } from "./write-documents";

/** A request that is this old can no longer be on its way: we wait 30 s for an answer, and allow two minutes after. */
const IN_FLIGHT_AT_MOST_MS = 150_000;

/**
 * Batches whose outcome nobody knows: the worker was killed, or the answer was lost. Look first, by natural key.
 * All there: done. None there: the same documents under the same key once more. Some there: Xero may still be at it,
 * so wait until it cannot be, and then decide the rest anew. False while something is still unknown.
 */
export async function recoverWrites(ports: WritePorts, connection: Connection): Promise<boolean> {
  let settled = true;
  for (const batch of await ports.ledger.unsettled(connection.id)) settled = (await recoverBatch(ports, connection, batch)) && settled;

  return settled;
}

async function recoverBatch(ports: WritePorts, connection: Connection, batch: OpenBatch): Promise<boolean> {
  const { books, xero, ledger } = ports;
  const documents = batch.members.map(({ document }) => document);
  const answer = await xero(connection, (access) => writerOf(books, batch.kind).find(access, documents));
  if (answer.kind !== "done") return false;
  const standing = new Map(answer.value.map((each) => [each.naturalKey, each]));
  const found = (member: Member) => ours(member, standing.get(member.naturalKey));
  if (!batch.members.some(found)) return !("failed" in (await sendBatch(ports, connection, batch)));
  if (!batch.members.every(found) && mayBeInFlight(ports, batch)) return false;

  const settlements = batch.members.map((member): Settlement => {
    const written = found(member);

    return written
      ? { member, end: "done", written }
      : {
          member,
          end: "released",
          problem: problem("xero-unreachable", "retry", "Xero's answer was lost, and this document is not there."),
        };
  });
  await ledger.settle(connection.id, batch.id, settlements);

  return true;
}

function ours(member: Member, written: Written | undefined): Written | null {
  return written && isOurs(member, written) ? written : null;
}

function mayBeInFlight({ clock }: WritePorts, { sentAt }: OpenBatch): boolean {
  return sentAt !== null && clock.now().getTime() - sentAt.getTime() < IN_FLIGHT_AT_MOST_MS;
}
