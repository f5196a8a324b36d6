import { isReceipt } from "../domain/commerce/order-transaction";
import type { Order } from "../domain/commerce/order";
import { problem } from "../domain/problem";
import type { NextStep } from "../domain/sync/next-step";
import type { DirtyOrder } from "../ports/order-store";
import type { MarkingPaid } from "../ports/write-ledger";
import { problemOf } from "./failure";
import { postpone } from "./postpone";
import type { ReadyConnection } from "./ready-connection";
import { readSituations, type SituationInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";

type Stepping = SituationInHand & { step: NextStep };

/** Settled in Xero → paid in Shopify. Returns the orders that are out of hand. */
export async function markOrdersPaid(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const out: DirtyOrder[] = [];
  for (const each of wanting.filter(({ step }) => step.do === "mark-order-paid")) {
    const ours = (await ports.turn.goOn()) && !ports.turn.taken.has(each.dirty.recordId);
    if (!ours || !(await markOne(ports, connection, each))) out.push(each.dirty);
  }

  return out;
}

async function markOne(ports: SyncPorts, connection: ReadyConnection, { dirty, order }: Stepping): Promise<boolean> {
  const marking = await ports.ledger.beginMarkingPaid(connection.id, { recordId: dirty.recordId, orderId: order.id });
  const answer = await ports.shopOrders.markPaid(connection.shop, order.id);
  if (answer.kind === "done") return finish(ports, connection, { marking, dirty });
  const cause = problemOf(answer, "Shopify");
  // Whether it was done is not known: the marking stays open, and `finishMarkings` looks at the order first.
  if (answer.kind !== "outcome-unknown") await ports.ledger.endMarkingPaid(marking.operationId, { problem: cause });
  if (answer.kind === "rejected") {
    await ports.orders.settle(dirty, { rest: { do: "rest", status: "attention", problems: [cause] }, order, posting: null });
  } else await postpone(ports, [{ dirty, order }], { failed: answer, platform: "Shopify" });

  return false;
}

/** Markings whose answer was lost. An order that owes nothing was marked; otherwise nothing happened, and it is decided anew. */
export async function finishMarkings(ports: SyncPorts, connection: ReadyConnection): Promise<boolean> {
  let settled = true;
  for (const marking of await ports.ledger.unsettledMarkings(connection.id)) {
    const dirty: DirtyOrder = { recordId: marking.recordId, orderId: marking.orderId, seq: 0, attempts: 0 };
    settled = (await finish(ports, connection, { marking, dirty })) && settled;
  }

  return settled;
}

/** The transaction that marking made in Shopify is the echo of a payment in Xero: linked, so that it is never booked there again. */
async function finish(
  ports: SyncPorts,
  connection: ReadyConnection,
  { marking, dirty }: { marking: MarkingPaid; dirty: DirtyOrder },
): Promise<boolean> {
  const answer = await ports.shopOrders.read(connection.shop, { id: marking.orderId, side: connection.profile.bookingCurrency });
  if (answer.kind !== "done") return false;
  const order = answer.value;
  if (!order?.totals.outstanding || order.totals.outstanding.minor > 0n) {
    await ports.ledger.endMarkingPaid(marking.operationId, {
      problem: problem("shopify-unreachable", "retry", "Shopify did not mark the order paid."),
    });

    return true;
  }
  await linkEcho(ports, connection, { order, dirty, since: marking.since });
  await ports.ledger.endMarkingPaid(marking.operationId, { problem: null });

  return true;
}

type Marked = { order: Order; dirty: DirtyOrder; since: Date };

async function linkEcho(ports: SyncPorts, connection: ReadyConnection, { order, dirty, since }: Marked): Promise<void> {
  const [situation] = await readSituations(ports, connection, [{ dirty, order, posting: { kind: "hold", problems: [] } }]);
  const invoice = situation?.invoice;
  if (!situation || !invoice) return;
  const payments = invoice.seen.payments.filter(({ reference }) => !reference?.startsWith("Shopify "));
  const echoes = order.transactions.filter(
    (each) => isReceipt(each) && !situation.bookedTransactions.has(each.id) && isAfter(each.processedAt, since),
  );
  await ports.links.linkMirroredPayments(
    connection.id,
    echoes.map(({ id }) => ({ recordId: dirty.recordId, transactionId: id, paymentId: payments.at(-1)?.id ?? invoice.id })),
  );
}

/** Shopify's clock and ours differ by a little, and it counts in whole seconds. */
const CLOCK_SKEW_MS = 60_000;

function isAfter(moment: string, since: Date): boolean {
  return new Date(moment).getTime() >= since.getTime() - CLOCK_SKEW_MS;
}
