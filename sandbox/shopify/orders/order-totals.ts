import { larger, sum } from "../money/minor-units";
import type { Order, OrderLine, OrderTransaction, Refund, TaxLine, TransactionKind } from "../store/records";

/**
 * Every figure Shopify shows for an order, derived from its lines, refunds and transactions.
 * Without `current` in the name: as ordered. With it: what is left after refunds.
 * When the prices include tax, subtotals and shipping hold it and it is not added again:
 *   total = subtotal + shipping + (taxes included ? 0 : tax).
 */
export interface OrderTotals {
  readonly subtotal: bigint;
  readonly discounts: bigint;
  readonly shipping: bigint;
  readonly tax: bigint;
  readonly total: bigint;
  readonly currentSubtotal: bigint;
  readonly currentDiscounts: bigint;
  readonly currentShipping: bigint;
  readonly currentTax: bigint;
  readonly currentTotal: bigint;
  readonly received: bigint;
  readonly refunded: bigint;
  readonly refundedShipping: bigint;
  readonly net: bigint;
  /** Still to pay; negative when the merchant owes the customer. */
  readonly outstanding: bigint;
  readonly capturable: bigint;
  readonly refundDiscrepancy: bigint;
}

export function orderTotals(order: Order): OrderTotals {
  const asOrdered = totalsAsOrdered(order);
  const current = currentTotals(order, asOrdered);
  const received = amountOf(order, "SALE") + amountOf(order, "CAPTURE");
  const refunded = amountOf(order, "REFUND");
  const net = received - refunded;
  const refundDiscrepancy = sum(order.refunds.map((refund) => refund.discrepancy?.amount ?? 0n));
  const currentTotal = current.currentTotal + refundDiscrepancy;
  return { ...asOrdered, ...current, currentTotal, received, refunded, net, refundDiscrepancy, outstanding: currentTotal - net, capturable: capturableOf(order) };
}

function totalsAsOrdered(order: Order) {
  const subtotal = sum(order.lines.map(lineNet));
  const discounts = sum(order.lines.map((line) => line.discount));
  const shipping = sum(order.shippingLines.map((line) => line.price));
  const tax = sum(taxLinesAsOrdered(order).map((line) => line.amount));
  return { subtotal, discounts, shipping, tax, total: subtotal + shipping + (order.taxesIncluded ? 0n : tax) };
}

function currentTotals(order: Order, asOrdered: ReturnType<typeof totalsAsOrdered>) {
  const refundedLines = order.refunds.flatMap((refund) => refund.lines);
  const refundedShipping = sum(order.refunds.flatMap((refund) => refund.shipping).map((line) => line.subtotal));
  return {
    refundedShipping,
    currentSubtotal: asOrdered.subtotal - sum(refundedLines.map((line) => line.subtotal)),
    currentDiscounts: asOrdered.discounts - sum(refundedLines.map((line) => line.discount)),
    currentShipping: asOrdered.shipping - refundedShipping,
    currentTax: asOrdered.tax - sum(refundedTaxLines(order).map((line) => line.amount)),
    currentTotal: asOrdered.total - sum(order.refunds.map((refund) => goodsValue(order, refund))),
  };
}

/** What a refund's goods and shipping were sold for, tax included, whatever money was given back. */
export function goodsValue(order: Pick<Order, "taxesIncluded">, refund: Pick<Refund, "lines" | "shipping">): bigint {
  const parts = [...refund.lines, ...refund.shipping];
  const tax = sum(parts.flatMap((part) => part.taxLines).map((line) => line.amount));
  return sum(parts.map((part) => part.subtotal)) + (order.taxesIncluded ? 0n : tax);
}

export function lineGross(line: OrderLine): bigint {
  return line.unitPrice * BigInt(line.quantity);
}

/** After discounts. */
export function lineNet(line: OrderLine): bigint {
  return lineGross(line) - line.discount;
}

export function refundedQuantity(order: Order, line: OrderLine): number {
  const lines = order.refunds.flatMap((refund) => refund.lines).filter((refunded) => refunded.lineId === line.id);
  return lines.reduce((total, refunded) => total + refunded.quantity, 0);
}

export function taxLinesAsOrdered(order: Order): TaxLine[] {
  return mergeTaxLines([...order.lines, ...order.shippingLines].flatMap((line) => line.taxLines));
}

export function currentTaxLines(order: Order): TaxLine[] {
  const back = refundedTaxLines(order).map((line) => ({ ...line, amount: -line.amount }));
  return mergeTaxLines([...taxLinesAsOrdered(order), ...back]);
}

function refundedTaxLines(order: Order): TaxLine[] {
  return order.refunds.flatMap((refund) => [...refund.lines, ...refund.shipping]).flatMap((line) => line.taxLines);
}

/** Order-level tax lines: one per title and rate. */
export function mergeTaxLines(lines: readonly TaxLine[]): TaxLine[] {
  const merged = new Map<string, TaxLine>();
  for (const line of lines) {
    const key = `${line.rate} ${line.title}`;
    merged.set(key, { ...line, amount: (merged.get(key)?.amount ?? 0n) + line.amount });
  }
  return [...merged.values()];
}

function amountOf(order: Order, kind: TransactionKind): bigint {
  return sum(order.transactions.filter((transaction) => transaction.kind === kind).map((transaction) => transaction.amount));
}

/** What is left of one authorisation or payment after the captures, voids or refunds that name it. */
export function remainingOf(order: Order, transaction: OrderTransaction): bigint {
  const children = order.transactions.filter((child) => child.parentId === transaction.id);
  if (children.some((child) => child.kind === "VOID")) return 0n;
  return transaction.amount - sum(children.map((child) => child.amount));
}

function capturableOf(order: Order): bigint {
  const authorisations = order.transactions.filter((transaction) => transaction.kind === "AUTHORIZATION");
  return sum(authorisations.map((authorisation) => larger(remainingOf(order, authorisation), 0n)));
}
