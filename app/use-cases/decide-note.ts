import { noteFingerprint } from "../domain/edits/edited-note";
import type { EditDecision } from "../domain/edits/decision";
import { obstacleToPushNote } from "../domain/edits/push-note";
import type { StandingCreditNote } from "../domain/sync/order-situation";
import type { StoredOrder } from "../ports/order-reader";
import { CHANGED, now, record, type DecideEditPorts, type Deciding } from "./deciding-edit";

/** The order's credit note of that number, for a refund or for what an edit took away. */
export function noteNumbered({ standing }: StoredOrder, number: string): StandingCreditNote | null {
  return [...standing.creditNotes.values(), ...standing.corrections].find(({ seen }) => seen.number === number) ?? null;
}

/** "Keep theirs" or "Push ours" of a credit note that a person changed. It holds for what the page showed. */
export async function decideNote(ports: DecideEditPorts, deciding: Deciding, note: StandingCreditNote): Promise<string | null> {
  const { connection, answer } = deciding;
  const { id, seen, sent } = note;
  const standsAs = noteFingerprint(seen);
  if (standsAs !== answer.standsAs) return CHANGED;
  if (answer.do !== "keep" && answer.do !== "push") return "A credit note is not unlinked by itself. Undo the order, or keep theirs.";
  const obstacle = answer.do === "push" ? obstacleToPushNote(note, connection) : null;
  if (obstacle !== null) return obstacle;
  const decision: EditDecision =
    answer.do === "push"
      ? { do: "push", at: now(ports), standsAs }
      : { do: "keep", at: now(ports), standsAs, standsFor: sent?.lines ?? [] };

  return record(ports, deciding, { documentId: id, decision });
}
