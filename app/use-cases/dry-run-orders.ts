import type { Order } from "../domain/commerce/order";
import { dryRunOf, keptOut, together, type DryRun } from "../domain/backfill/dry-run";
import { passedOver, type KnownOrder } from "../domain/backfill/known-order";
import { NOT_ELSEWHERE, type Elsewhere } from "../domain/elsewhere/match-invoice";
import type { OrderId } from "../domain/ids";
import { dayIn, type Instant } from "../domain/instant";
import type { BillTo } from "../domain/payers/bill-to";
import { whoIsBilled, type Billing } from "../domain/payers/who-is-billed";
import { choicesOf, type OrderChoice } from "../domain/posting/order-choice";
import type { Posting } from "../domain/posting/posting-plan";
import type { FailedAnswer } from "../ports/answer";
import type { ElsewhereStore } from "../ports/elsewhere-store";
import type { BillToStore } from "../ports/bill-to-store";
import type { BackfillStore } from "../ports/backfill-store";
import type { Clock } from "../ports/clock";
import type { LinkStore } from "../ports/link-store";
import type { Log } from "../ports/log";
import type { ExportedOrder } from "../ports/shop-history";
import type { ShopOrders } from "../ports/shop-orders";
import { problemOf } from "./failure";
import { matchesElsewhere } from "./matches-elsewhere";
import { planOrder } from "./plan-order";
import { wantedFor } from "./posting-in-force";
import type { ReadyConnection } from "./ready-connection";

export type DryRunPorts = {
  backfills: BackfillStore;
  shopOrders: ShopOrders;
  links: LinkStore;
  elsewhere: Pick<ElsewhereStore, "like">;
  billTos: Pick<BillToStore, "forOrders">;
  clock: Clock;
  log: Log;
  orderUrl: (shop: string, orderId: string) => string;
};

type Planned = { order: Order; posting: Posting; billing: Billing };

/**
 * What these orders would come to. Customers are counted by contact, within these orders only: one who buys again later is
 * counted again, so the number of new contacts is a most.
 */
export async function dryRunOrders(
  ports: DryRunPorts,
  connection: ReadyConnection,
  exported: readonly ExportedOrder[],
): Promise<{ sums: DryRun; newContacts: number } | { failed: FailedAnswer }> {
  const ids = exported.map(({ id }) => id);
  const known = await ports.backfills.known(connection.id, ids);
  const { sums, open } = apart(exported, known);
  const read = await readWhole(ports, connection, open);
  if ("failed" in read) return read;
  const billTos = await ports.billTos.forOrders(connection.id, ids);
  const contacts = new Set<string>();
  const toPost: Planned[] = [];
  for (const each of read.orders) {
    const choosing = (order: Order): Choosing => ({ order, billTos, choice: known.get(order.id)?.choice ?? null });
    const planned = "order" in each ? planOne(ports, connection, choosing(each.order)) : each;
    if ("order" in planned) toPost.push(planned);
    else sums.push(planned);
  }
  const elsewhere = await matchesElsewhere(ports, connection, toPost);
  for (const each of toPost) {
    const share = shareOf(ports, connection, { ...each, elsewhere: elsewhere.get(each.order.id) ?? NOT_ELSEWHERE });
    sums.push(share);
    if (share.outcomes.post > 0 && each.posting.kind === "post") contacts.add(each.posting.plan.contact.number);
  }
  const linked = await ports.links.contacts(connection.id, [...contacts]);

  return { sums: together(sums), newContacts: contacts.size - linked.size };
}

/** Those that the run would pass over are counted; the others are still to be read and planned. */
function apart(exported: readonly ExportedOrder[], known: ReadonlyMap<OrderId, KnownOrder>): { sums: DryRun[]; open: ExportedOrder[] } {
  const sums: DryRun[] = [];
  const open: ExportedOrder[] = [];
  for (const each of exported) {
    const found = known.get(each.id);
    const share = found ? passedOver(each.name, found) : null;
    if (share) sums.push(share);
    else open.push(each);
  }

  return { sums, open };
}

type ReadWhole = { orders: ({ order: Order } | DryRun)[] } | { failed: FailedAnswer };

/**
 * The file has no refunds: such orders are read by themselves, in one query. One that cannot be read is held, as it would be when
 * posted. Where Shopify's points are used up nobody waits for them here, for live orders wait behind this.
 */
async function readWhole(
  { shopOrders }: DryRunPorts,
  { shop, profile }: ReadyConnection,
  open: readonly ExportedOrder[],
): Promise<ReadWhole> {
  const refunded = open.filter(({ kind }) => kind === "refunded");
  const ids = refunded.map(({ id }) => id);
  const answers = ids.length === 0 ? [] : await shopOrders.readMany(shop, { ids, side: profile.bookingCurrency, atOnce: true });
  const read = new Map<OrderId, { order: Order } | DryRun>();
  for (const [index, { id, name }] of refunded.entries()) {
    const answer = answers[index] ?? LEFT_OUT;
    if (answer.kind === "rejected") read.set(id, keptOut(name, "held", [problemOf(answer, "Shopify")]));
    else if (answer.kind !== "done") return { failed: answer };
    else
      read.set(
        id,
        answer.value ? { order: answer.value } : keptOut(name, "excluded", [{ message: "Shopify no longer shows this order." }]),
      );
  }

  return { orders: open.flatMap((each) => inFile(each) ?? read.get(each.id) ?? []) };
}

const LEFT_OUT: FailedAnswer = { kind: "outcome-unknown", message: "Shopify's answer left this order out." };

function inFile(each: ExportedOrder): { order: Order } | DryRun | null {
  if (each.kind === "unreadable") return keptOut(each.name, "held", [{ message: each.message }]);

  return each.kind === "order" ? { order: each.order } : null;
}

type Choosing = { order: Order; billTos: readonly BillTo[]; choice: OrderChoice | null };

/** A fault of ours with one order must not end the preview of all the others: the order counts as held, and the log has the cause. */
function planOne(ports: DryRunPorts, connection: ReadyConnection, { order, billTos, choice }: Choosing): Planned | DryRun {
  const billing = whoIsBilled(order, billTos);
  try {
    const choices = choicesOf(wantedFor(connection, { order, dirty: choice ? { choice } : {} }));

    return { order, billing, posting: planOrder(ports, connection, { order, backfilled: true, billing, choices }) };
  } catch (cause) {
    ports.log.error("An order could not be planned.", { orderId: order.id, cause });

    return keptOut(order.name, "held", [{ code: "app-fault", message: "Crossfoot itself stumbled over this order." }]);
  }
}

type Matched = Planned & { elsewhere: Elsewhere };

function shareOf({ clock, orderUrl }: DryRunPorts, { organisation, profile, shop }: ReadyConnection, matched: Matched): DryRun {
  const { order } = matched;
  const today = dayIn(organisation.timeZone, clock.now().toISOString() as Instant);

  return dryRunOf({ ...matched, ground: { organisation, lockDates: profile.lockDates, orderUrl: orderUrl(shop, order.id), today } });
}
