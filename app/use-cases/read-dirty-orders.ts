import { NO_LONGER_SHOWN } from "../domain/backfill/no-longer-shown";
import type { Order } from "../domain/commerce/order";
import { choicesOf } from "../domain/posting/order-choice";
import type { Posting } from "../domain/posting/posting-plan";
import { whoIsBilled, type Billing } from "../domain/payers/who-is-billed";
import type { BillTo } from "../domain/payers/bill-to";
import { problem } from "../domain/problem";
import type { Rest } from "../domain/sync/rest";
import type { Answer, FailedAnswer } from "../ports/answer";
import type { DirtyOrder } from "../ports/order-store";
import { problemOf } from "./failure";
import { planOrder } from "./plan-order";
import { wantedFor } from "./posting-in-force";
import { postpone } from "./postpone";
import type { ReadyConnection } from "./ready-connection";
import type { OrderInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";

/** In one query: an order costs up to 32 points of the 1,000 that a query may cost. */
const PER_QUERY = 20;
/** Queries side by side, since one answer takes Shopify a tenth of a second: as many as a small shop's 2,000 points are enough for. */
const AT_ONCE = 3;
/** As many as go to Xero in one request. */
const FULL_BATCH = 50;
/** Where Shopify lets nothing in for so long, somebody else uses up its points. */
const PATIENCE_MS = 10_000;

/** `left`: some were not read, and stay dirty, because Shopify's points are used up for now. */
export type ReadOrders = { inHand: OrderInHand[]; left: boolean };

/**
 * Reads orders as they stand in Shopify now, and plans what each should be in the books.
 * One that cannot be read comes to rest with its reason, or is postponed, and never holds up the others. Between two rounds of
 * queries more urgent work is let through.
 *
 * Where Shopify's points run out they are waited for, until there is a full batch for Xero: written ten at a time, orders
 * would use up Xero's calls. Beyond that live orders do not wait: while these are written the points come back, and the
 * longer Xero takes, the more orders can be read next. Old ones are many and in no hurry: they wait until all are read.
 */
export async function readDirtyOrders(ports: SyncPorts, connection: ReadyConnection, dirty: readonly DirtyOrder[]): Promise<ReadOrders> {
  const inHand: OrderInHand[] = [];
  const choices = await billToChoices(ports, connection, dirty);
  const enough = dirty.every(({ backfilled }) => backfilled) ? dirty.length : FULL_BATCH;
  let waiting = dirty;
  for (let waitedMs = 0; waiting.length > 0; ) {
    const asked = waiting.slice(0, AT_ONCE * PER_QUERY).filter(({ recordId }) => !ports.turn.taken.has(recordId));
    const read = await Promise.all(inQueries(asked).map((some) => readSome(ports, connection, { asked: some, choices })));
    inHand.push(...read.flatMap((each) => each.inHand));
    const short = read.flatMap((each) => each.short);
    waiting = [...short.map(({ dirty: order }) => order), ...waiting.slice(AT_ONCE * PER_QUERY)];
    if (short.length > 0) {
      if (inHand.length >= enough) return { inHand, left: true };
      const waitMs = Math.min(...short.map(({ waitMs: each }) => each));
      waitedMs = short.length < asked.length ? waitMs : waitedMs + waitMs;
      if (waitedMs > PATIENCE_MS) return { inHand, left: await putOff(ports, short) };
      await ports.clock.wait(waitMs);
    }
    if (waiting.length > 0 && !(await ports.turn.goOn())) return { inHand: [], left: true };
  }

  return { inHand, left: false };
}

function inQueries(asked: readonly DirtyOrder[]): (readonly DirtyOrder[])[] {
  return Array.from({ length: Math.ceil(asked.length / PER_QUERY) }, (_, query) => asked.slice(query * PER_QUERY, (query + 1) * PER_QUERY));
}

/** Shopify's points were not there to read it: nothing was asked. */
type Short = { dirty: DirtyOrder; waitMs: number };

/** None of them before there may be points for all. */
async function putOff(ports: SyncPorts, short: readonly Short[]): Promise<true> {
  const retryAfterMs = short.reduce((most, { waitMs }) => Math.max(most, waitMs), 0);
  const waiting = short.map(({ dirty }) => ({ dirty, order: null }));
  await postpone(ports, waiting, { failed: { kind: "rate-limited", retryAfterMs }, platform: "Shopify" });

  return true;
}

/** One query for all of them: who is billed is planned with each. */
async function billToChoices({ billTos }: SyncPorts, { id }: ReadyConnection, dirty: readonly DirtyOrder[]): Promise<BillTo[]> {
  if (dirty.length === 0) return [];

  return billTos.forOrders(
    id,
    dirty.map(({ orderId }) => orderId),
  );
}

type Some = { asked: readonly DirtyOrder[]; choices: readonly BillTo[] };

async function readSome(ports: SyncPorts, connection: ReadyConnection, { asked, choices }: Some) {
  const { shop, profile } = connection;
  const ids = asked.map(({ orderId }) => orderId);
  const answers = await ports.shopOrders.readMany(shop, { ids, side: profile.bookingCurrency, atOnce: true });
  const inHand: OrderInHand[] = [];
  const short: Short[] = [];
  for (const [index, dirty] of asked.entries()) {
    const answer = answers[index] ?? LEFT_OUT;
    if (answer.kind === "rate-limited") {
      short.push({ dirty, waitMs: answer.retryAfterMs });
      continue;
    }
    const order = await orderOf(ports, connection, { dirty, answer });
    const billing = order && whoIsBilled(order, choices);
    const posting = billing && (await planOne(ports, connection, { dirty, order, billing }));
    if (order && posting && billing) inHand.push({ dirty, order, posting, billing });
  }

  return { inHand, short };
}

const LEFT_OUT: FailedAnswer = { kind: "outcome-unknown", message: "Shopify's answer left this order out." };

type Read = { dirty: DirtyOrder; answer: Answer<Order | null> };

async function orderOf(ports: SyncPorts, connection: ReadyConnection, { dirty, answer }: Read): Promise<Order | null> {
  if (answer.kind === "done" && answer.value) return answer.value;
  if (answer.kind === "done")
    await ports.orders.settle(dirty, { rest: await restOfMissing(ports, connection, dirty), order: null, posting: null });
  else if (answer.kind === "rejected") {
    const rest: Rest = { do: "rest", status: "attention", problems: [problemOf(answer, "Shopify")] };
    await ports.orders.settle(dirty, { rest, order: null, posting: null });
  } else await postpone(ports, [{ dirty, order: null }], { failed: answer, platform: "Shopify" });

  return null;
}

/** Shopify shows the order no more: deleted, or older than the sixty days that apps may see. */
async function restOfMissing({ links }: SyncPorts, connection: ReadyConnection, { recordId }: DirtyOrder): Promise<Rest> {
  const invoice = (await links.forOrders(connection.id, [recordId])).get(recordId)?.invoice;
  if (!invoice) return { do: "rest", status: "excluded", reason: NO_LONGER_SHOWN };
  const message = `Shopify no longer shows this order. Invoice ${invoice.seen.number} stays in Xero: void it there if the sale never was.`;

  return { do: "rest", status: "attention", problems: [problem("deleted-in-shopify", "decide", message)] };
}

/** A fault of ours with one order must not end the turn of all the others: the order says so, and the log has the cause. */
async function planOne(
  ports: SyncPorts,
  connection: ReadyConnection,
  { dirty, order, billing }: { dirty: DirtyOrder; order: Order; billing: Billing },
): Promise<Posting | null> {
  try {
    const choices = choicesOf(wantedFor(connection, { order, dirty }));

    return planOrder(ports, connection, { order, backfilled: dirty.backfilled === true, billing, choices });
  } catch (cause) {
    ports.log.error("An order could not be planned.", { orderId: order.id, cause });
    const message =
      "Crossfoot itself stumbled over this order, so nothing was posted for it. Press Retry; if it stays, tell us its number.";
    const rest: Rest = { do: "rest", status: "attention", problems: [problem("app-fault", "retry", message)] };
    await ports.orders.settle(dirty, { rest, order, posting: null });

    return null;
  }
}
