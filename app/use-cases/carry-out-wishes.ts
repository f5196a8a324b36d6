import { dayIn, type Instant } from "../domain/instant";
import { nextStep, type NextStep } from "../domain/sync/next-step";
import { allocationKey, orderLinksOf } from "../domain/sync/order-links";
import type { StandingLinks, WishedSituation } from "../domain/sync/order-situation";
import { targetOf } from "../domain/undo/undo-write";
import type { Wish } from "../domain/undo/wish";
import type { DirtyOrder } from "../ports/order-store";
import type { BooksKind } from "../ports/write-ledger";
import { postBatch, type Drafted } from "./post-batch";
import type { ReadyConnection } from "./ready-connection";
import { refreshDocuments } from "./refresh-documents";
import type { SyncPorts } from "./sync-ports";

export type Ended = "at rest" | "more to do" | "stopped";

type WishedOrder = DirtyOrder & { wish: Wish };
type Stepping = { dirty: WishedOrder; situation: WishedSituation; step: NextStep };
type Draft = Drafted & { kind: BooksKind };

/** In which Xero takes them away; what it takes one at a time goes alone. */
const ORDER: readonly BooksKind[] = [
  "PAYMENT_DELETE",
  "ALLOCATION_DELETE",
  "OVERPAYMENT_DELETE",
  "CREDIT_NOTE_VOID",
  "INVOICE_VOID",
  "CREDIT_NOTE",
  "ALLOCATION",
];
const ONE_AT_A_TIME: readonly BooksKind[] = ["PAYMENT_DELETE", "ALLOCATION_DELETE", "ALLOCATION"];

/** Each kind once, and once more to see that nothing is left; what is not at rest by then stays dirty. */
const MOST_ROUNDS = 10;

export function isWished(dirty: DirtyOrder): dirty is WishedOrder {
  return dirty.wish !== undefined;
}

/**
 * Orders about which a person has decided, brought to rest together: all payments of theirs are removed before any of their
 * documents is voided. After each round what was changed is read again, so that none rests on what was only sent.
 */
export async function carryOutWishes(ports: SyncPorts, connection: ReadyConnection, wished: readonly WishedOrder[]): Promise<Ended> {
  let inHand = wished;
  for (let round = 0; round < MOST_ROUNDS && inHand.length > 0; round++) {
    if (!(await ports.turn.goOn())) return "stopped";
    const ours = inHand.filter(({ recordId }) => !ports.turn.taken.has(recordId));
    if (!(await refreshDocuments(ports, connection, new Set(ours.map(({ recordId }) => recordId))))) return "stopped";
    inHand = await takeOneStep(ports, connection, ours);
    if (ports.turn.over) return "stopped";
  }

  return inHand.length > 0 ? "more to do" : "at rest";
}

/** The orders that want another step afterwards. */
async function takeOneStep(ports: SyncPorts, connection: ReadyConnection, inHand: readonly WishedOrder[]): Promise<WishedOrder[]> {
  const steps = (await readSituations(ports, connection, inHand)).map((each): Stepping => ({ ...each, step: nextStep(each.situation) }));
  const settled = steps.flatMap(({ dirty, step }) =>
    step.do === "rest" ? [{ order: dirty, disposition: { rest: step, order: null, posting: null } }] : [],
  );
  await ports.orders.settleAll(settled);
  const wanting = steps.filter(({ step }) => step.do !== "rest");
  const drafts = wanting.flatMap(draftsOf);
  const kind = ORDER.find((each) => drafts.some((draft) => draft.kind === each));
  const out = kind ? await send(ports, connection, { kind, drafts: drafts.filter((draft) => draft.kind === kind) }) : [];

  return wanting.map(({ dirty }) => dirty).filter((dirty) => !out.includes(dirty));
}

async function send(ports: SyncPorts, connection: ReadyConnection, { kind, drafts }: { kind: BooksKind; drafts: readonly Draft[] }) {
  if (!ONE_AT_A_TIME.includes(kind)) return postBatch(ports, connection, { kind, members: drafts });
  const out: DirtyOrder[] = [];
  for (const draft of drafts) {
    if (!out.includes(draft.dirty) && !ports.turn.over) out.push(...(await postBatch(ports, connection, { kind, members: [draft] })));
  }

  return out;
}

function draftsOf({ dirty, situation, step }: Stepping): Draft[] {
  const drafted = { dirty, order: null };
  switch (step.do) {
    case "undo":
      return step.writes.map((write) => ({ ...drafted, kind: write.kind, localId: targetOf(write), document: write.document }));
    case "create-correction": {
      const document = { ...step.creditNote, contactId: situation.invoice?.seen.contactId ?? situation.invoice?.sent?.contactId };

      return [{ ...drafted, kind: "CREDIT_NOTE", localId: document.number, document }];
    }
    case "allocate-credit":
      return step.allocations.map((document) => {
        return { ...drafted, kind: "ALLOCATION", localId: allocationKey(document.creditNote, document.supplement), document };
      });
    default:
      return [];
  }
}

async function readSituations(ports: SyncPorts, connection: ReadyConnection, wished: readonly WishedOrder[]) {
  const links = await ports.links.forOrders(
    connection.id,
    wished.map(({ recordId }) => recordId),
  );

  return wished.map((dirty) => ({
    dirty,
    situation: situationOf(ports, connection, { dirty, links: links.get(dirty.recordId) ?? orderLinksOf([]) }),
  }));
}

function situationOf(
  { clock, orderUrl }: SyncPorts,
  { organisation, profile, shop }: ReadyConnection,
  { dirty, links }: { dirty: WishedOrder; links: StandingLinks },
): WishedSituation {
  const today = dayIn(organisation.timeZone, clock.now().toISOString() as Instant);
  const ground = { organisation, lockDates: profile.lockDates, orderUrl: orderUrl(shop, dirty.orderId), today };

  return { ...links, wish: dirty.wish, ground };
}
