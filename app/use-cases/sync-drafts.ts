import { stepForDraft, type DraftStep } from "../domain/quotes/step-for-draft";
import type { DirtyOrder } from "../ports/order-store";
import type { Ended } from "./carry-out-wishes";
import { makeContacts } from "./make-contacts";
import { postQuotes } from "./post-quotes";
import { readDrafts, type DraftInHand } from "./read-drafts";
import type { ReadyConnection } from "./ready-connection";
import { stopRunaways } from "./stop-runaways";
import type { SyncPorts } from "./sync-ports";

/** Its contact, its quote and a change of it, contacts again for namesakes; what is not at rest by then stays dirty. */
const MOST_ROUNDS = 8;

export type DraftStepping = DraftInHand & { step: DraftStep };

/** Draft orders to their quotes: read as they stand now on both sides, then one step at a time until all are at rest. */
export async function syncDrafts(ports: SyncPorts, connection: ReadyConnection, dirty: readonly DirtyOrder[]): Promise<Ended> {
  if (dirty.length === 0) return "at rest";
  let inHand = await readDrafts(ports, connection, dirty);
  for (let round = 0; round < MOST_ROUNDS && inHand.length > 0; round++) {
    if (!(await ports.turn.goOn())) return "stopped";
    inHand = await takeOneStep(ports, connection, inHand);
    if (ports.turn.over) return "stopped";
  }

  return inHand.length > 0 ? "more to do" : "at rest";
}

/** Those that want another step afterwards. */
async function takeOneStep(ports: SyncPorts, connection: ReadyConnection, inHand: readonly DraftInHand[]): Promise<DraftInHand[]> {
  const situations = await readAgain(ports, connection, inHand);
  const decided = situations.map((each): DraftStepping => ({ ...each, step: stepForDraft(each) }));
  const steps = await stopRunaways(ports, decided);
  const resting = steps.flatMap(({ dirty, order, posting, step }) =>
    step.do === "rest" ? [{ order: dirty, disposition: { rest: step, order, posting } }] : [],
  );
  if (resting.length > 0) await ports.orders.settleAll(resting);
  const wanting = steps.filter(({ step }) => step.do !== "rest");
  const failed = new Set<DirtyOrder>([
    ...(await makeContacts(ports, connection, wanting.flatMap(askingForContact))),
    ...(await postQuotes(ports, connection, wanting)),
  ]);

  return wanting.filter(({ dirty }) => !failed.has(dirty));
}

function askingForContact({ dirty, order, posting, step }: DraftStepping) {
  return step.do === "create-contact" && order && posting ? [{ dirty, order, posting, step }] : [];
}

/** What a step has written stands in our links. */
async function readAgain({ quotes, links }: SyncPorts, { id }: ReadyConnection, inHand: readonly DraftInHand[]): Promise<DraftInHand[]> {
  const standing = await quotes.forDrafts(
    id,
    inHand.map(({ dirty }) => dirty.recordId),
  );
  const keys = inHand.flatMap(({ quoting }) => (quoting?.kind === "quote" ? [quoting.plan.contact.number] : []));
  const contacts = await links.contacts(id, keys);

  return inHand.map((each) => ({
    ...each,
    standing: standing.get(each.dirty.recordId) ?? null,
    contactId: each.quoting?.kind === "quote" ? (contacts.get(each.quoting.plan.contact.number) ?? null) : null,
  }));
}
