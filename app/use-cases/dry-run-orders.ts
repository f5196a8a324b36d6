import type { Order } from "../domain/commerce/order";
import { ALREADY_IN_BOOKS, dryRunOf, keptOut, together, type DryRun } from "../domain/backfill/dry-run";
import { NOT_ELSEWHERE, type Elsewhere } from "../domain/elsewhere/match-invoice";
import { dayIn, type Instant } from "../domain/instant";
import type { BillTo } from "../domain/payers/bill-to";
import { whoIsBilled, type Billing } from "../domain/payers/who-is-billed";
import type { Posting } from "../domain/posting/posting-plan";
import type { Answer, FailedAnswer } from "../ports/answer";
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
  const posted = await ports.backfills.posted(connection.id, ids);
  const choices = await ports.billTos.forOrders(connection.id, ids);
  const sums: DryRun[] = [];
  const contacts = new Set<string>();
  const toPost: Planned[] = [];
  for (const each of exported) {
    if (posted.has(each.id)) {
      sums.push(ALREADY_IN_BOOKS);
      continue;
    }
    const read = await readWhole(ports, connection, each);
    if (read.kind !== "done") return { failed: read };
    const planned = "order" in read.value ? planOne(ports, connection, { order: read.value.order, choices }) : read.value;
    if ("order" in planned) toPost.push(planned);
    else sums.push(planned);
  }
  const elsewhere = await matchesElsewhere(ports, connection, toPost);
  for (const each of toPost) {
    const share = shareOf(ports, connection, { ...each, elsewhere: elsewhere.get(each.order.id) ?? NOT_ELSEWHERE });
    sums.push(share);
    if (share.outcomes.post > 0 && each.posting.kind === "post") contacts.add(each.posting.plan.contact.number);
  }
  const known = await ports.links.contacts(connection.id, [...contacts]);

  return { sums: together(sums), newContacts: contacts.size - known.size };
}

/** The file has no refunds: such an order is read by itself. One that cannot be read is held, as it would be when posted. */
async function readWhole(
  { shopOrders }: DryRunPorts,
  { shop, profile }: ReadyConnection,
  each: ExportedOrder,
): Promise<Answer<{ order: Order } | DryRun>> {
  if (each.kind === "order") return { kind: "done", value: { order: each.order } };
  if (each.kind === "unreadable") return { kind: "done", value: keptOut(each.name, "held", [{ message: each.message }]) };
  const answer = await shopOrders.read(shop, { id: each.id, side: profile.bookingCurrency });
  if (answer.kind === "rejected") return { kind: "done", value: keptOut(each.name, "held", [problemOf(answer, "Shopify")]) };
  if (answer.kind !== "done") return answer;
  const gone = keptOut(each.name, "excluded", [{ message: "Shopify no longer shows this order." }]);

  return { kind: "done", value: answer.value ? { order: answer.value } : gone };
}

type Choosing = { order: Order; choices: readonly BillTo[] };

/** A fault of ours with one order must not end the preview of all the others: the order counts as held, and the log has the cause. */
function planOne(ports: DryRunPorts, connection: ReadyConnection, { order, choices }: Choosing): Planned | DryRun {
  const billing = whoIsBilled(order, choices);
  try {
    return { order, billing, posting: planOrder(ports, connection, { order, backfilled: true, billing }) };
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
