import { isoSeconds } from "../clock";
import { addLine } from "../edits/add-to-order";
import { commitChange } from "../orders/change-order";
import { draftLine } from "../orders/draft-line";
import { lineSchema } from "../orders/order-request-schema";
import { PLAIN_REFUND, takeBack } from "../orders/refund-order";
import { Refusal } from "../refusal";
import type { Order, OrderLine, Refund, RestockType } from "../store/records";
import type { ExchangeItem, Return } from "../store/records/return";
import { shopOf, type World } from "../world";
import { returnEvent } from "./announce-return";

export interface ProcessRequest {
  readonly restockType: RestockType;
  readonly locationId: number | null;
  /** False: nothing is given back now, and the order shows what the merchant owes. */
  readonly refund: boolean;
  /** Null: what Shopify suggests, the goods that came back less those given instead. */
  readonly amount: bigint | null;
}

/**
 * The goods are back: their value leaves the order by a refund that names the return, what is given instead joins the
 * order as new lines, and the difference is refunded, or is outstanding where the new goods cost more. Closes the return.
 */
export function processReturn(world: World, order: Order, { changed, request }: { changed: Return; request: ProcessRequest }): Refund {
  if (changed.status !== "OPEN") throw new Refusal(`Return ${changed.name} is ${changed.status}: only an open one can be processed.`);
  if (changed.processedAt !== null) throw new Refusal(`Return ${changed.name} has been processed already.`);
  const before = order.lines;
  const exchanged = changed.exchangeItems.map((item) => exchangeLine(world, order, { item, returnId: changed.id }));
  const refund = backFromReturn(world, order, { changed, request, undo: () => void (order.lines = before) });
  const at = isoSeconds(world.clock.now());
  changed.exchangeLineIds = exchanged.map(({ id }) => id);
  changed.processedAt = at;
  changed.status = "CLOSED";
  changed.closedAt = at;
  commitChange(world, order, {
    topics: ["orders/updated"],
    transactions: order.transactions.filter(({ id }) => refund.transactionIds.includes(id)),
    refund,
    events: [returnEvent(order, changed, "process"), returnEvent(order, changed, "close")],
    text: `Return ${changed.name} processed${exchanged.length > 0 ? " with an exchange" : ""}.`,
  });
  return refund;
}

/** At the price the shop sells it for today, under the order's own currency and tax rules. */
function exchangeLine(world: World, order: Order, { item, returnId }: { item: ExchangeItem; returnId: number }): OrderLine {
  const line = lineSchema.parse({ variantId: item.variantId, quantity: item.quantity });
  const draft = draftLine(world, shopOf(world, order.shop), { line, currencies: order, taxes: null });
  return addLine(world, order, { line: draft, discount: null, editId: null, returnId });
}

function backFromReturn(world: World, order: Order, { changed, request, undo }: { changed: Return; request: ProcessRequest; undo: () => void }): Refund {
  const { restockType, locationId, refund: withMoney, amount } = request;
  const lines = changed.lines.map(({ lineId, quantity }) => ({ lineId, quantity, restockType, locationId }));
  try {
    const refund = takeBack(world, order, { ...PLAIN_REFUND, lines, amount: withMoney ? amount : 0n, returnId: changed.id });
    return withMoney ? refund : owedLater(order, refund);
  } catch (refusal) {
    undo();
    throw refusal;
  }
}

/** Money left for later is a debt to the customer, not money the merchant keeps: no discrepancy. */
function owedLater(order: Order, refund: Refund): Refund {
  const owed = { ...refund, adjustments: [] };
  order.refunds = order.refunds.map((one) => (one.id === refund.id ? owed : one));
  return owed;
}
