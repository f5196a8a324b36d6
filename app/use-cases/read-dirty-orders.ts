import type { Order } from "../domain/commerce/order";
import { planPosting, type PostingInput } from "../domain/posting/plan-posting";
import type { Posting } from "../domain/posting/posting-plan";
import { problem } from "../domain/problem";
import type { Rest } from "../domain/sync/rest";
import type { DirtyOrder } from "../ports/order-store";
import { problemOf } from "./failure";
import { postpone } from "./postpone";
import type { ReadyConnection } from "./ready-connection";
import type { OrderInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";

/**
 * Reads orders as they stand in Shopify now, and plans what each should be in the books.
 * One that cannot be read comes to rest with its reason, or is postponed, and never holds up the others.
 */
export async function readDirtyOrders(ports: SyncPorts, connection: ReadyConnection, dirty: readonly DirtyOrder[]): Promise<OrderInHand[]> {
  const inHand: OrderInHand[] = [];
  for (const each of dirty) {
    const order = await readOne(ports, connection, each);
    const posting = order && (await planOne(ports, connection, { dirty: each, order }));
    if (order && posting) inHand.push({ dirty: each, order, posting });
  }

  return inHand;
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
    return plan(ports, connection, order);
  } catch (cause) {
    ports.log.error("An order could not be planned.", { orderId: order.id, cause });
    const message =
      "Crossfoot itself stumbled over this order, so nothing was posted for it. Press Retry; if it stays, tell us its number.";
    const rest: Rest = { do: "rest", status: "attention", problems: [problem("app-fault", "retry", message)] };
    await ports.orders.settle(dirty, { rest, order, posting: null });

    return null;
  }
}

function plan({ orderUrl }: SyncPorts, { profile, organisation, ordersFrom, shop }: ReadyConnection, order: Order): Posting {
  if (new Date(order.placedAt) < ordersFrom) {
    return { kind: "exclude", reason: "The order was placed before the day from which Crossfoot posts orders (see Settings)." };
  }
  const input: PostingInput = { order, profile, organisation, orderUrl: orderUrl(shop, order.id) };

  return planPosting(input);
}
