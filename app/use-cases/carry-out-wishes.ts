import { dayIn, type Instant } from "../domain/instant";
import { nextStep, type NextStep } from "../domain/sync/next-step";
import { allocationKey, orderLinksOf } from "../domain/sync/order-links";
import type { StandingLinks, WishedSituation } from "../domain/sync/order-situation";
import { ORDERS_TOGETHER } from "../domain/undo/undo-calls";
import { targetOf } from "../domain/undo/undo-write";
import type { Wish } from "../domain/undo/wish";
import type { DirtyOrder } from "../ports/order-store";
import type { BooksKind } from "../ports/write-ledger";
import { postBatch, type Drafted } from "./post-batch";
import { postpone } from "./postpone";
import type { ReadyConnection } from "./ready-connection";
import { readAnew, refreshDocuments } from "./refresh-documents";
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

/** The next of the orders about which a person has decided. Between two such slices a turn ends, and other work has its own. */
export async function carryOutWishes(ports: SyncPorts, connection: ReadyConnection, wished: readonly WishedOrder[]): Promise<Ended> {
  const slice = wished.slice(0, ORDERS_TOGETHER);
  const begun = new Set<DirtyOrder>();
  const ended = await toTheirEnd(ports, connection, { slice, begun });
  if (ended === "stopped") await finishSoon(ports, connection, begun);

  return ended === "at rest" && wished.length > slice.length ? "more to do" : ended;
}

/** `begun`: something of them was taken away, and they are not at rest yet. */
type Slice = { slice: readonly WishedOrder[]; begun: Set<DirtyOrder> };

/**
 * Brought to rest together: all payments of theirs are removed before any of their documents is voided. Before the first round
 * whatever stands is read anew, and after each what was changed, so that none is decided by an old reading, or rests on what was
 * only sent.
 */
async function toTheirEnd(ports: SyncPorts, connection: ReadyConnection, { slice, begun }: Slice): Promise<Ended> {
  let inHand = slice;
  for (let round = 0; round < MOST_ROUNDS && inHand.length > 0; round++) {
    if (!(await ports.turn.goOn())) return "stopped";
    const ours = inHand.filter(({ recordId }) => !ports.turn.taken.has(recordId));
    const ids = ours.map(({ recordId }) => recordId);
    const read = round === 0 ? await readAnew(ports, connection, ids) : await refreshDocuments(ports, connection, new Set(ids));
    if (!read) return putOff(ports, ours);
    inHand = await takeOneStep(ports, connection, { slice: ours, begun });
    if (ports.turn.over) return "stopped";
  }

  return inHand.length > 0 ? "more to do" : "at rest";
}

/** Where Xero takes no more for now, each says so and waits: asked for again at once, they would hold up what may still be asked. */
async function putOff(ports: SyncPorts, waiting: readonly WishedOrder[]): Promise<"stopped"> {
  const { againAfterMs: retryAfterMs } = ports.turn;
  const orders = retryAfterMs > 0 ? waiting.map((dirty) => ({ dirty, order: null })) : [];
  await postpone(ports, orders, { failed: { kind: "rate-limited", retryAfterMs }, platform: "Xero" });

  return "stopped";
}

/**
 * Half an order in the books is worse than none: Xero would dun a customer who has paid. What is begun waits neither for a backfill's
 * share of the day nor for company; it is a few calls for all of them. An order that was asked for by hand goes so already.
 */
async function finishSoon({ orders }: SyncPorts, { id }: ReadyConnection, begun: ReadonlySet<DirtyOrder>): Promise<void> {
  const halfDone = [...begun].filter(({ byHand }) => !byHand);
  await orders.markDirty(
    id,
    halfDone.map(({ orderId }) => orderId),
    "now",
  );
}

/** The orders that want another step afterwards. */
async function takeOneStep(ports: SyncPorts, connection: ReadyConnection, { slice, begun }: Slice): Promise<WishedOrder[]> {
  const steps = (await readSituations(ports, connection, slice)).map((each): Stepping => ({ ...each, step: nextStep(each.situation) }));
  const settled = steps.flatMap(({ dirty, step }) =>
    step.do === "rest" ? [{ order: dirty, disposition: { rest: step, order: null, posting: null } }] : [],
  );
  await ports.orders.settleAll(settled);
  for (const { order } of settled) begun.delete(order);
  const wanting = steps.filter(({ step }) => step.do !== "rest");
  const drafts = wanting.flatMap(draftsOf);
  const kind = ORDER.find((each) => drafts.some((draft) => draft.kind === each));
  const out = kind ? await send(ports, connection, { kind, drafts: drafts.filter((draft) => draft.kind === kind), begun }) : [];

  return wanting.map(({ dirty }) => dirty).filter((dirty) => !out.includes(dirty));
}

type Sending = { kind: BooksKind; drafts: readonly Draft[]; begun: Set<DirtyOrder> };

async function send(ports: SyncPorts, connection: ReadyConnection, { kind, drafts, begun }: Sending): Promise<DirtyOrder[]> {
  const out: DirtyOrder[] = [];
  const alone = ONE_AT_A_TIME.includes(kind);
  for (const members of alone ? drafts.map((each) => [each]) : [drafts]) {
    if (ports.turn.over || members.every(({ dirty }) => out.includes(dirty))) continue;
    const still = (wanted: readonly Drafted[]) => untold(ports, connection, { wanted, begun });
    const failed = await postBatch(ports, connection, { kind, members, ...(alone && { still }) });
    for (const { dirty } of members) if (!failed.includes(dirty)) begun.add(dirty);
    out.push(...failed);
  }

  return out;
}

/**
 * Forty payments take the better part of a minute. Where Xero told of a change of an order meanwhile, its first write waits until
 * the order was read again; what a batch takes away is read right before it goes.
 */
async function untold(
  { links }: SyncPorts,
  { id }: ReadyConnection,
  { wanted, begun }: Pick<Sending, "begun"> & { wanted: readonly Drafted[] },
) {
  const first = wanted.flatMap(({ dirty }) => (begun.has(dirty) ? [] : [dirty.recordId]));
  const told = first.length > 0 && (await links.stale(id, 1, first)).length > 0;

  return told ? [] : wanted;
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
