import { shareOfUnits } from "../money/allocate";
import { formatFixed, smaller, sum } from "../money/minor-units";
import { Refusal } from "../refusal";
import type { Duty, Order, OrderLine, Refund, RefundDuty, RefundLine, RefundShipping, RestockType, ShippingLine, TaxLine } from "../store/records";
import { goneQuantity, partOfLine, shippingNet, unitsOf } from "./line-amounts";
import type { RefundParts } from "./order-totals";

export interface WantedLine {
  readonly lineId: number;
  readonly quantity: number;
  readonly restockType: RestockType;
  readonly locationId: number | null;
}

export interface WantedDuty {
  readonly dutyId: number;
  /** FULL: all that is left of it. PROPORTIONAL: by the units refunded with it. */
  readonly share: "FULL" | "PROPORTIONAL";
}

export interface WantedParts {
  readonly lines: readonly WantedLine[];
  /** Shipping to give back, before tax when tax is added on top. */
  readonly shipping: bigint;
  readonly duties: readonly WantedDuty[];
  /** All that is left of the order's fees, and the tip. */
  readonly feesAndTip: boolean;
}

/** What a refund takes back, at the prices it was sold for. Refuses more than there is. */
export function refundParts(order: Order, wanted: WantedParts, newId: () => number): RefundParts {
  const gone = order.refunds.some(({ fees, tip }) => fees.length > 0 || tip > 0n);
  const extras = wanted.feesAndTip && !gone;
  return {
    lines: refundLines(order, wanted.lines, newId),
    shipping: refundShipping(order, wanted.shipping, newId),
    duties: wanted.duties.map((duty) => refundDuty(order, duty, wanted)).filter(({ amount }) => amount > 0n),
    fees: extras ? order.fees.map(({ id, amount, taxLines }) => ({ feeId: id, amount, taxLines })) : [],
    tip: extras ? order.tip : 0n,
  };
}

export function lineNamed(order: Order, lineId: number): OrderLine {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) throw new Refusal(`Order ${order.name} has no line ${lineId}.`);
  return line;
}

/** A line may be named more than once, say to restock one unit and not the other: each part follows the one before it. */
function refundLines(order: Order, wanted: readonly WantedLine[], newId: () => number): RefundLine[] {
  const taken: RefundLine[] = [];
  for (const part of wanted) {
    const line = lineNamed(order, part.lineId);
    const before = goneQuantity(order, line) + unitsOf(taken, line);
    const left = line.quantity - before;
    if (part.quantity < 1 || part.quantity > left) throw new Refusal(`${line.title}: ${left} can still be refunded, not ${part.quantity}.`);
    taken.push({ id: newId(), ...part, ...partOfLine(line, { before, count: part.quantity }) });
  }
  return taken;
}

function shippingLeft(order: Order, line: ShippingLine): bigint {
  return line.removed ? 0n : shippingNet(line) - sum(refundedOfShipping(order, line).map(({ subtotal }) => subtotal));
}

function refundedOfShipping(order: Order, line: ShippingLine): RefundShipping[] {
  return order.refunds.flatMap((refund) => refund.shipping).filter((part) => part.shippingLineId === line.id);
}

/** The first shipping line first. The last refund of a line takes the tax that is left: nothing is lost to rounding. */
function refundShipping(order: Order, amount: bigint, newId: () => number): RefundShipping[] {
  const most = sum(order.shippingLines.map((line) => shippingLeft(order, line)));
  if (amount > 0n && order.shippingLines.length === 0) throw new Refusal(`Order ${order.name} has no shipping to refund.`);
  if (amount < 0n || amount > most) throw new Refusal(`Shipping can be refunded up to ${formatFixed(most, order.presentment.currency)}.`);
  let left = amount;
  return order.shippingLines.flatMap((line) => {
    const subtotal = smaller(left, shippingLeft(order, line));
    left -= subtotal;
    if (subtotal <= 0n) return [];
    return [{ id: newId(), shippingLineId: line.id, subtotal, taxLines: shippingTaxes(order, line, subtotal) }];
  });
}

function shippingTaxes(order: Order, line: ShippingLine, amount: bigint): TaxLine[] {
  const before = refundedOfShipping(order, line);
  return line.taxLines.map((tax, index) => {
    const taxLeft = tax.amount - sum(before.map((part) => part.taxLines[index]?.amount ?? 0n));
    return { ...tax, amount: (taxLeft * amount) / shippingLeft(order, line) };
  });
}

function refundDuty(order: Order, { dutyId, share }: WantedDuty, { lines, duties: named }: WantedParts): RefundDuty {
  const line = order.lines.find(({ duties }) => duties.some(({ id }) => id === dutyId));
  const duty = line?.duties.find(({ id }) => id === dutyId);
  if (!line || !duty) throw new Refusal(`Order ${order.name} has no duty ${dutyId}.`);
  if (named.filter((one) => one.dutyId === dutyId).length > 1) throw new Refusal(`The refund names duty ${dutyId} twice.`);
  const count = lines.filter(({ lineId }) => lineId === line.id).reduce((total, { quantity }) => total + quantity, 0);
  const part = (amount: bigint, before: bigint) =>
    share === "FULL" ? amount - before : smaller(amount - before, shareOfUnits(amount, { before: goneQuantity(order, line), count, quantity: line.quantity }));
  const before = refundedOfDuty(order.refunds, duty);
  return {
    dutyId,
    amount: part(duty.amount, sum(before.map(({ amount }) => amount))),
    taxLines: duty.taxLines.map((tax, index) => ({ ...tax, amount: part(tax.amount, sum(before.map((one) => one.taxLines[index]?.amount ?? 0n))) })),
  };
}

function refundedOfDuty(refunds: readonly Refund[], { id }: Duty): RefundDuty[] {
  return refunds.flatMap(({ duties }) => duties).filter(({ dutyId }) => dutyId === id);
}
