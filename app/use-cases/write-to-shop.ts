import type { Order } from "../domain/commerce/order";
import { startOfDay, type Instant } from "../domain/instant";
import type { NextStep } from "../domain/sync/next-step";
import type { PartPaid } from "../domain/sync/step-for-paid-in-books";
import type { Answer, FailedAnswer } from "../ports/answer";
import type { DirtyOrder } from "../ports/order-store";
import type { ShopWrite } from "../ports/write-ledger";
import { problemOf } from "./failure";
import { finishShopWrite } from "./finish-shop-writes";
import { postpone } from "./postpone";
import type { ReadyConnection } from "./ready-connection";
import type { SituationInHand } from "./read-situations";
import type { SyncPorts } from "./sync-ports";

type ShopStep = NextStep & { do: "mark-order-paid" | "show-part-payment" | "tell-order" };
type Stepping = SituationInHand & { step: NextStep };
type ForShop = SituationInHand & { step: ShopStep };

/** It is written to the order in Shopify, which is another afterwards. */
export function isForShop(step: NextStep): step is ShopStep {
  return step.do === "mark-order-paid" || step.do === "show-part-payment" || step.do === "tell-order";
}

/** What came in the books → the order in Shopify. Returns the orders that are out of hand. */
export async function writeToShop(ports: SyncPorts, connection: ReadyConnection, wanting: readonly Stepping[]): Promise<DirtyOrder[]> {
  const out: DirtyOrder[] = [];
  for (const each of wanting) {
    const { step, dirty } = each;
    if (!isForShop(step)) continue;
    const ours = (await ports.turn.goOn()) && !ports.turn.taken.has(dirty.recordId);
    if (!ours || !(await writeOne(ports, connection, { ...each, step }))) out.push(dirty);
  }

  return out;
}

/** False where the order is out of hand: said on it, or to be found out about. */
async function writeOne(ports: SyncPorts, connection: ReadyConnection, each: ForShop): Promise<boolean> {
  const { dirty, order } = each;
  const chosen = await choose(ports, connection, each);
  if (chosen.kind !== "done") return failed(ports, each, chosen);
  const write = chosen.value;
  const open = await ports.ledger.beginShopWrite(connection.id, { recordId: dirty.recordId, orderId: order.id, write });
  const answer = await send(ports, connection, { order, write, date: dateOf(each.step) });
  if (answer.kind === "done") return finishShopWrite(ports, connection, open);
  // Whether it was done is not known: it stays open, and `finishShopWrites` looks at the order first.
  if (answer.kind !== "outcome-unknown") {
    const released = answer.kind !== "rejected";
    await ports.ledger.endShopWrite(open.operationId, { problem: problemOf(answer, "Shopify"), released });
  }

  return failed(ports, each, answer);
}

async function failed(ports: SyncPorts, { dirty, order }: ForShop, answer: FailedAnswer): Promise<false> {
  if (answer.kind === "rejected") {
    const rest = { do: "rest", status: "attention", problems: [problemOf(answer, "Shopify")] } as const;
    await ports.orders.settle(dirty, { rest, order, posting: null });
  } else await postpone(ports, [{ dirty, order }], { failed: answer, platform: "Shopify" });

  return false;
}

/** A part payment where the shop's plan takes one. The plan is asked for each time: it is seldom needed, and may change. */
async function choose(ports: SyncPorts, { shop }: ReadyConnection, { step }: ForShop): Promise<Answer<ShopWrite>> {
  if (step.do === "mark-order-paid") return { kind: "done", value: { kind: "MARK_PAID" } };
  const words: ShopWrite = { kind: "ORDER_NOTE", told: step.told };
  if (step.do === "tell-order" || !step.payment) return { kind: "done", value: words };
  const { amount, mirrors } = step.payment;
  const taken = await ports.shopOrders.takesPartPayments(shop);
  if (taken.kind !== "done") return taken;

  return { kind: "done", value: taken.value ? { kind: "PART_PAYMENT", amount, mirrors } : words };
}

type Sending = { order: Order; write: ShopWrite; date: PartPaid["date"] };

function send({ shopOrders, clock }: SyncPorts, { shop, organisation }: ReadyConnection, { order: { id }, write, date }: Sending) {
  switch (write.kind) {
    case "MARK_PAID":
      return shopOrders.markPaid(shop, id);
    case "ORDER_NOTE":
      return shopOrders.tell(shop, { id, sentence: write.told });
    case "PART_PAYMENT":
      return shopOrders.payPart(shop, {
        id,
        amount: write.amount,
        at: date && noonBefore(clock.now(), startOfDay(organisation.timeZone, date)),
      });
  }
}

function dateOf(step: ShopStep): PartPaid["date"] {
  return step.do === "show-part-payment" ? (step.payment?.date ?? null) : null;
}

const DAY_MS = 86_400_000;

/** Noon of a day that is over. Shopify refuses what lies in the future, and its clock is not ours: today's is left to it. */
function noonBefore(now: Date, dayBegins: Date): Instant | null {
  return dayBegins.getTime() + DAY_MS <= now.getTime() ? (new Date(dayBegins.getTime() + DAY_MS / 2).toISOString() as Instant) : null;
}
