import { noteFingerprint } from "../domain/edits/edited-note";
import type { StandingCreditNote } from "../domain/sync/order-situation";
import type { StoredOrder } from "../ports/order-reader";
import { CHANGED, now, type DecideEditPorts, type Deciding } from "./deciding-edit";

/** The order's credit note for a refund of that number. */
export function noteNumbered({ standing }: StoredOrder, number: string): StandingCreditNote | null {
  return [...standing.creditNotes.values()].find(({ seen }) => seen.number === number) ?? null;
}

/** "Keep theirs": the only thing to decide about a credit note that a person changed. It holds for what the page showed. */
export async function keepNote(
  ports: DecideEditPorts,
  { connection, order, answer }: Deciding,
  { id, seen, sent }: StandingCreditNote,
): Promise<string | null> {
  const standsAs = noteFingerprint(seen);
  if (standsAs !== answer.standsAs) return CHANGED;
  if (answer.do !== "keep") return "Crossfoot never writes over a credit note. Change it back in Xero, or keep theirs.";
  await ports.links.decide(connection.id, id, { do: "keep", at: now(ports), standsAs, standsFor: sent?.lines ?? [] });
  await ports.links.markStale(connection.id, [id]);
  await ports.orders.markDirty(connection.id, [order.orderId], "now");

  return null;
}
