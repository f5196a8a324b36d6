import { keepCoding } from "../domain/edits/keep-coding";
import { contentFingerprint } from "../domain/edits/decision";
import { shareOf } from "../domain/edits/counted";
import { obstacleToPush } from "../domain/edits/obstacle-to-push";
import type { ShopDomain } from "../domain/ids";
import type { DocumentLine } from "../domain/ledger/document-line";
import { standsStill } from "../domain/ledger/invoice-fingerprint";
import { partWith } from "../domain/payers/part-with";
import type { StandingInvoice, StandingLinks } from "../domain/sync/order-situation";
import { nothingStands, standingOf } from "../domain/undo/standing";
import type { Wish } from "../domain/undo/wish";
import type { StoredOrder } from "../ports/order-reader";
import { CHANGED, now, record, type DecideEditPorts, type Deciding } from "./deciding-edit";
import { decideNote, noteNumbered } from "./decide-note";
import { findOrder, NO_SUCH_ORDER } from "./find-order";
import type { EditAnswer } from "./edit-views";

/**
 * What the merchant decides about a document that a person changed in Xero. It holds for the invoice as it was shown: where it
 * stands otherwise by now, nothing is decided, here or later. The answer is a sentence where it cannot be.
 */
export function makeDecideEdit(ports: DecideEditPorts) {
  return async function decideEdit(shop: ShopDomain, recordId: string, answer: EditAnswer): Promise<{ error: string | null }> {
    const found = await findOrder(ports, shop, recordId);
    if (!found) return { error: NO_SUCH_ORDER };
    const error = await decide(ports, { ...found, answer });
    if (error === null) await ports.bell.ringLane(found.connection.tenantId);

    return { error };
  };
}

async function decide(ports: DecideEditPorts, deciding: Deciding): Promise<string | null> {
  const { order, answer } = deciding;
  const { invoice, supplements } = order.standing;
  const note = noteNumbered(order, answer.number);
  if (note) return decideNote(ports, deciding, note);
  const shown = [...(invoice ? [invoice] : []), ...supplements].find(({ seen }) => seen.number === answer.number);
  if (!invoice || !shown || !standsStill(shown.seen, answer.standsAs)) return CHANGED;
  switch (answer.do) {
    case "unlink":
      return letGo(ports, deciding, wishOf(ports, shown));
    case "again":
      return nothingStands(standingOf(order.standing)) ? letGo(ports, deciding, null) : STANDS;
    case "push": {
      const obstacle = obstacleToPush(shown, deciding.connection);

      return (
        obstacle ?? record(ports, deciding, { documentId: shown.id, decision: { do: "push", at: now(ports), standsAs: answer.standsAs } })
      );
    }
    case "keep": {
      const standsFor = standsForOf(shown, { ...order.standing, invoice }, order);
      if (!standsFor) return UNPLANNED;
      const standsAs = contentFingerprint(shown.seen);

      return record(ports, deciding, { documentId: shown.id, decision: { do: "keep", at: now(ports), standsAs, standsFor } });
    }
  }
}

const STANDS = "Other documents of this order still stand in Xero. Undo the order first, then make it again.";
const UNPLANNED = "The order cannot be posted as it is now, so nobody can say what the invoice stands for. Mend that first.";
const BUSY = "The order is being worked on. Try again in a moment.";

/** An order that is off has nothing left for the invoice to stand for: then it is the merchant's own. */
function standsForOf(shown: StandingInvoice, standing: StandingLinks & { invoice: StandingInvoice }, order: StoredOrder) {
  const { plan, problems } = order;
  if (!plan) return problems.some(({ code }) => code === "cancelled-after-posting") ? ([] as readonly DocumentLine[]) : null;
  const part = partWith(shown, { posted: standing, plan });
  const coded = keepCoding(part.posted, part.plan ?? plan);
  const same = [coded.invoice, ...coded.supplements].find(({ id }) => id === shown.id) ?? shown;

  return shareOf(same, coded, coded.posting.plan);
}

async function letGo({ wishes }: DecideEditPorts, { connection, order }: Deciding, wish: Wish | null): Promise<string | null> {
  return (await wishes.letGo(connection.id, order.recordId, wish)) ? null : BUSY;
}

function wishOf(ports: DecideEditPorts, { seen }: StandingInvoice): Wish {
  return { kind: "do-not-send", reason: `unlinked from invoice ${seen.number}, ${seen.status} in Xero`, at: now(ports) };
}
