import type { Order } from "../domain/commerce/order";
import type { Posting } from "../domain/posting/posting-plan";
import { problem } from "../domain/problem";
import type { Rest } from "../domain/sync/rest";
import type { DirtyOrder } from "../ports/order-store";
import { problemOf } from "./failure";
import { planOrder } from "./plan-order";
import { postpone } from "./postpone";
import type { ReadyConnection } from "./ready-connection";
import type { OrderInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";

/** Read side by side: one answer takes Shopify a tenth of a second, and its limit is by cost, not by number. */
const AT_ONCE = 8;
/** Then more urgent work is let through. */
const BETWEEN_LOOKS = 48;

/**
 * Reads orders as they stand in Shopify now, and plans what each should be in the books.
 * One that cannot be read comes to rest with its reason, or is postponed, and never holds up the others.
 */
export async function readDirtyOrders(ports: SyncPorts, connection: ReadyConnection, dirty: readonly DirtyOrder[]): Promise<OrderInHand[]> {
  const inHand: OrderInHand[] = [];
  for (let at = 0; at < dirty.length; at += AT_ONCE) {
    if (at > 0 && at % BETWEEN_LOOKS === 0 && !(await ports.turn.goOn())) return [];
    const asked = dirty.slice(at, at + AT_ONCE).filter(({ recordId }) => !ports.turn.taken.has(recordId));
    const read = await Promise.all(asked.map((each) => inHandOf(ports, connection, each)));
    inHand.push(...read.filter((each) => each !== null));
  }

  return inHand;
}

async function inHandOf(ports: SyncPorts, connection: ReadyConnection, dirty: DirtyOrder): Promise<OrderInHand | null> {
  const order = await readOne(ports, connection, dirty);
  const posting = order && (await planOne(ports, connection, { dirty, order }));

  return order && posting && { dirty, order, posting };
}

async function readOne(ports: SyncPorts, connection: ReadyConnection, dirty: DirtyOrder): Promise<Order | null> {
  const answer = await ports.shopOrders.read(connection.shop, { id: dirty.orderId, side: connection.profile.bookingCurrency });
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
  { dirty, order }: { dirty: DirtyOrder; order: Order },
): Promise<Posting | null> {
  try {
    return planOrder(ports, connection, { order, backfilled: dirty.backfilled === true });
  } catch (cause) {
    ports.log.error("An order could not be planned.", { orderId: order.id, cause });
    const message =
      "Crossfoot itself stumbled over this order, so nothing was posted for it. Press Retry; if it stays, tell us its number.";
    const rest: Rest = { do: "rest", status: "attention", problems: [problem("app-fault", "retry", message)] };
    await ports.orders.settle(dirty, { rest, order, posting: null });

    return null;
  }
}
