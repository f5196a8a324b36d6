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

/** In one query: an order costs up to 45 points of the 1,000 that a query may cost, and of the 2,000 that a small shop has saved up. */
const PER_QUERY = 10;
/** Queries side by side: one answer takes Shopify a tenth of a second. */
const AT_ONCE = 4;

/**
 * Reads orders as they stand in Shopify now, and plans what each should be in the books.
 * One that cannot be read comes to rest with its reason, or is postponed, and never holds up the others. Between two rounds of
 * queries more urgent work is let through.
 */
export async function readDirtyOrders(ports: SyncPorts, connection: ReadyConnection, dirty: readonly DirtyOrder[]): Promise<OrderInHand[]> {
  const inHand: OrderInHand[] = [];
  const choices = await billToChoices(ports, connection, dirty);
  for (let at = 0; at < dirty.length; at += AT_ONCE * PER_QUERY) {
    if (at > 0 && !(await ports.turn.goOn())) return [];
    const asked = dirty.slice(at, at + AT_ONCE * PER_QUERY).filter(({ recordId }) => !ports.turn.taken.has(recordId));
    const queries = Array.from({ length: Math.ceil(asked.length / PER_QUERY) }, (_, query) =>
      asked.slice(query * PER_QUERY, (query + 1) * PER_QUERY),
    );
    const read = await Promise.all(queries.map((some) => readSome(ports, connection, { asked: some, choices })));
    inHand.push(...read.flat());
  }

  return inHand;
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

async function readSome(ports: SyncPorts, connection: ReadyConnection, { asked, choices }: Some): Promise<OrderInHand[]> {
  const { shop, profile } = connection;
  const answers = await ports.shopOrders.readMany(shop, { ids: asked.map(({ orderId }) => orderId), side: profile.bookingCurrency });
  const inHand: OrderInHand[] = [];
  for (const [index, dirty] of asked.entries()) {
    const answer = answers[index] ?? LEFT_OUT;
    const order = await orderOf(ports, connection, { dirty, answer });
    const billing = order && whoIsBilled(order, choices);
    const posting = billing && (await planOne(ports, connection, { dirty, order, billing }));
    if (order && posting && billing) inHand.push({ dirty, order, posting, billing });
  }

  return inHand;
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
  if (!invoice) return { do: "rest", status: "excluded", reason: "Shopify no longer shows this order, and nothing was posted for it." };
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
