import type { Order } from "../domain/commerce/order";
import { isReceipt, type OrderTransaction } from "../domain/commerce/order-transaction";
import { equal } from "../domain/money/money";
import { problem } from "../domain/problem";
import { paymentsToMirror } from "../domain/sync/step-for-paid-in-books";
import type { DirtyOrder } from "../ports/order-store";
import type { OpenShopWrite } from "../ports/write-ledger";
import type { ReadyConnection } from "./ready-connection";
import { readSituations, type SituationInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";

/** Shopify has no idempotency key for payments (Admin API 2026-10), and a request of that age can no longer be on its way. */
const ON_ITS_WAY_AT_MOST_MS = 150_000;

/** Writes to orders whose answer was lost. False while one of them is not known. */
export async function finishShopWrites(ports: SyncPorts, connection: ReadyConnection): Promise<boolean> {
  let settled = true;
  for (const open of await ports.ledger.unsettledShopWrites(connection.id)) {
    settled = (await finishShopWrite(ports, connection, open)) && settled;
  }

  return settled;
}

/**
 * What the order shows says whether it was done; otherwise nothing happened, and it is decided anew. The transaction that it
 * made is the echo of a payment in Xero: linked before the write is ended, so that it is never booked there again.
 */
export async function finishShopWrite(ports: SyncPorts, connection: ReadyConnection, open: OpenShopWrite): Promise<boolean> {
  const answer = await ports.shopOrders.read(connection.shop, { id: open.orderId, side: connection.profile.bookingCurrency });
  if (answer.kind !== "done") return false;
  const situation = answer.value && (await situationOf(ports, connection, { open, order: answer.value }));
  const done = situation !== null && isDone(situation, open);
  // A second part payment would be money that never came; and what marks an order paid after its write was ended would be taken
  // for money that the shop received. A note says the same twice.
  if (!done && open.write.kind !== "ORDER_NOTE" && mayBeOnItsWay(ports, open)) return false;
  if (done) await linkEchoes(ports, connection, { situation, open });
  await ports.ledger.endShopWrite(open.operationId, { problem: done ? null : NOT_DONE });

  return true;
}

const NOT_DONE = problem("shopify-unreachable", "retry", "Shopify did not do it.");

type Looked = { open: OpenShopWrite; order: Order };

async function situationOf(ports: SyncPorts, connection: ReadyConnection, { open, order }: Looked): Promise<SituationInHand | null> {
  const dirty: DirtyOrder = { recordId: open.recordId, orderId: open.orderId, seq: 0, attempts: 0, settings: connection.profileVersion };
  const [situation] = await readSituations(ports, connection, [{ dirty, order, posting: { kind: "hold", problems: [] } }]);

  return situation ?? null;
}

function isDone(situation: SituationInHand, open: OpenShopWrite): boolean {
  const { order } = situation;
  switch (open.write.kind) {
    case "MARK_PAID":
      return order.totals.outstanding !== null && order.totals.outstanding.minor <= 0n;
    case "PART_PAYMENT":
      return echoesOf(situation, open).length > 0;
    case "ORDER_NOTE":
      return order.told === open.write.told;
  }
}

function mayBeOnItsWay({ clock }: SyncPorts, { since }: OpenShopWrite): boolean {
  return clock.now().getTime() - since.getTime() < ON_ITS_WAY_AT_MOST_MS;
}

type Done = { situation: SituationInHand; open: OpenShopWrite };

async function linkEchoes(ports: SyncPorts, connection: ReadyConnection, { situation, open }: Done): Promise<void> {
  const { invoice } = situation;
  const echoes = echoesOf(situation, open);
  if (!invoice || echoes.length === 0) return;
  const paymentId =
    open.write.kind === "PART_PAYMENT" ? open.write.mirrors : (paymentsToMirror({ ...situation, invoice }).at(-1)?.id ?? invoice.id);
  await ports.links.linkMirroredPayments(
    connection.id,
    echoes.map(({ id }) => ({ recordId: open.recordId, transactionId: id, paymentId })),
  );
}

/**
 * Money recorded by hand in Shopify and in no books yet: what made the order paid, or the part that this write recorded. All
 * that was there before it is booked by then.
 */
function echoesOf({ order, bookedTransactions }: SituationInHand, { write, since }: OpenShopWrite): OrderTransaction[] {
  const unbooked = order.transactions.filter((each) => isReceipt(each) && each.manual && !bookedTransactions.has(each.id));
  switch (write.kind) {
    case "MARK_PAID":
      return unbooked.filter(({ processedAt }) => isAfter(processedAt, since));
    case "PART_PAYMENT":
      return unbooked.filter(({ amount }) => equal(amount, write.amount)).slice(0, 1);
    case "ORDER_NOTE":
      return [];
  }
}

/** Shopify's clock and ours differ by a little, and it counts in whole seconds. */
const CLOCK_SKEW_MS = 60_000;

function isAfter(moment: string, since: Date): boolean {
  return new Date(moment).getTime() >= since.getTime() - CLOCK_SKEW_MS;
}
