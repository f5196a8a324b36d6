import { isoSeconds } from "../clock";
import { shareOfUnits } from "../money/allocate";
import { formatFixed, larger, smaller, sum } from "../money/minor-units";
import { Refusal } from "../refusal";
import type { Order, OrderLine, OrderTransaction, Refund, RefundLine, RefundShipping, RestockType, TaxLine } from "../store/records";
import type { World } from "../world";
import { commitChange } from "./change-order";
import { goodsValue, lineNet, orderTotals, refundedQuantity, remainingOf } from "./order-totals";
import { addTransaction } from "./take-payment";

export interface RefundRequest {
  readonly lines: readonly { readonly lineId: number; readonly quantity: number }[];
  readonly restockType: RestockType;
  /** Shipping to give back, before tax when tax is added on top. */
  readonly shipping: bigint;
  /** Money to give back; null: what the goods were paid for. */
  readonly amount: bigint | null;
  readonly note: string | null;
}

/** Records a refund, gives the money back to the payments it came from, and announces it. */
export function refundOrder(world: World, order: Order, request: RefundRequest): Refund {
  const refund = takeBack(world, order, request);
  const transactions = order.transactions.filter((transaction) => refund.transactionIds.includes(transaction.id));
  const amount = sum(transactions.map((transaction) => transaction.amount));
  commitChange(world, order, {
    topics: ["orders/updated"],
    transactions,
    refund,
    text: `Refunded ${formatFixed(amount, order.currency)} ${order.currency}.`,
  });
  return refund;
}

/** The refund itself, unannounced: cancelling an order takes everything back the same way. */
export function takeBack(world: World, order: Order, request: RefundRequest): Refund {
  const lines = request.lines.map(({ lineId, quantity }) => refundLine(world, order, { lineId, quantity, restockType: request.restockType }));
  const shipping = refundShipping(world, order, request.shipping);
  const suggested = suggestedAmount(order, { lines, shipping });
  const amount = request.amount ?? suggested;
  checkAmount(order, amount);
  if (lines.length === 0 && shipping.length === 0 && amount === 0n) throw new Refusal(`The refund of order ${order.name} is empty.`);
  const difference = suggested - amount;
  const refund: Refund = {
    id: world.store.newId(),
    createdAt: isoSeconds(world.clock.now()),
    note: request.note,
    lines,
    shipping,
    discrepancy: difference === 0n ? null : { id: world.store.newId(), amount: difference },
    transactionIds: giveBack(world, order, amount).map((transaction) => transaction.id),
  };
  order.refunds.push(refund);
  return refund;
}

/** Shopify suggests what has been paid beyond what the order is still worth without these goods. */
function suggestedAmount(order: Order, back: Pick<Refund, "lines" | "shipping">): bigint {
  const goods = goodsValue(order, back);
  const { net, currentTotal } = orderTotals(order);
  return smaller(goods, larger(0n, net - (currentTotal - goods)));
}

function checkAmount(order: Order, amount: bigint): void {
  const { net } = orderTotals(order);
  if (amount < 0n || amount > net) {
    throw new Refusal(`Order ${order.name} can be refunded up to ${formatFixed(net, order.currency)}, not ${formatFixed(amount, order.currency)}.`);
  }
}

function refundLine(world: World, order: Order, wanted: { lineId: number; quantity: number; restockType: RestockType }): RefundLine {
  const line = order.lines.find((candidate) => candidate.id === wanted.lineId);
  if (!line) throw new Refusal(`Order ${order.name} has no line ${wanted.lineId}.`);
  const before = refundedQuantity(order, line);
  if (wanted.quantity < 1 || before + wanted.quantity > line.quantity) {
    throw new Refusal(`${line.title}: ${line.quantity - before} can still be refunded, not ${wanted.quantity}.`);
  }
  return { id: world.store.newId(), ...wanted, ...partOfLine(line, { before, count: wanted.quantity }) };
}

function partOfLine(line: OrderLine, units: { before: number; count: number }): Pick<RefundLine, "discount" | "subtotal" | "taxLines"> {
  const part = (amount: bigint) => shareOfUnits(amount, { ...units, quantity: line.quantity });
  return {
    subtotal: part(lineNet(line)),
    discount: part(line.discount),
    taxLines: line.taxLines.map((tax) => ({ ...tax, amount: part(tax.amount) })),
  };
}

/** The last refund of a shipping line takes the tax that is left, so that nothing is lost to rounding. */
function refundShipping(world: World, order: Order, amount: bigint): RefundShipping[] {
  if (amount === 0n) return [];
  const line = order.shippingLines[0];
  if (!line) throw new Refusal(`Order ${order.name} has no shipping to refund.`);
  const before = order.refunds.flatMap((refund) => refund.shipping).filter((part) => part.shippingLineId === line.id);
  const left = line.price - sum(before.map((part) => part.subtotal));
  if (amount < 0n || amount > left) throw new Refusal(`Shipping can be refunded up to ${formatFixed(left, order.currency)}.`);
  const taxLines = line.taxLines.map((tax, index): TaxLine => {
    const taxLeft = tax.amount - sum(before.map((part) => part.taxLines[index]?.amount ?? 0n));
    return { ...tax, amount: amount === left ? taxLeft : (taxLeft * amount) / left };
  });
  return [{ id: world.store.newId(), shippingLineId: line.id, subtotal: amount, taxLines }];
}

/** One refund transaction per payment it came from, oldest payment first. */
function giveBack(world: World, order: Order, amount: bigint): OrderTransaction[] {
  const given: OrderTransaction[] = [];
  let left = amount;
  for (const payment of order.transactions.filter(({ kind }) => kind === "SALE" || kind === "CAPTURE")) {
    const part = smaller(left, remainingOf(order, payment));
    if (part <= 0n) continue;
    const { gateway, formattedGateway, manual, id: parentId } = payment;
    const processedAt = isoSeconds(world.clock.now());
    given.push(addTransaction(world, order, { gateway, formattedGateway, manual, kind: "REFUND", amount: part, parentId, processedAt }));
    left -= part;
  }
  return given;
}
