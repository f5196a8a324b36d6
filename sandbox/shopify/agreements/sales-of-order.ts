import { discountOf, lineNet, shippingNet } from "../orders/line-amounts";
import type { Duty, Order, OrderLine, ShippingLine, TaxLine } from "../store/records";
import { amountsOfSale, type Amounts, type Sale, type SaleAction, type SaleOf } from "./sale";

const NOTHING_OFF = { discountBeforeTaxes: 0n, discountAfterTaxes: 0n };

/** Everything that was ordered when the order was placed, before edits changed any of it. */
export function salesAsPlaced(order: Order): Sale[] {
  const lines = order.lines.filter(({ addedByEditId, exchangeReturnId }) => addedByEditId === null && exchangeReturnId === null);
  const shipping = order.shippingLines.filter(({ addedByEditId }) => addedByEditId === null);
  return [
    ...lines.map((line) => saleAsPlaced(order, line)),
    ...shipping.map((line) => saleOfShipping(order, line)),
    ...lines.flatMap((line) => dutySales(order, line)),
    ...feeSales(order),
    ...tipSales(order),
  ];
}

/** The goods given instead of those that came back. */
export function salesOfExchange(order: Order, returnId: number): Sale[] {
  return order.lines.filter(({ exchangeReturnId }) => exchangeReturnId === returnId).map((line) => saleOfLine(order, line));
}

/** A line as it stands, all its units. */
export function saleOfLine(order: Order, line: OrderLine): Sale {
  const amounts = { subtotal: lineNet(line), discount: discountOf(line), taxLines: line.taxLines };
  return { id: String(line.id), action: "ORDER", of: ofLine(line), quantity: line.quantity, ...amountsOfSale(order, amounts) };
}

export function ofLine(line: OrderLine): SaleOf {
  return { lineType: line.giftCard ? "GIFT_CARD" : "PRODUCT", line };
}

/** A line as it was before edits gave it more units or another discount. */
function saleAsPlaced(order: Order, line: OrderLine): Sale {
  const changes = order.edits.flatMap((edit) => edit.changes).filter(({ lineId }) => lineId === line.id);
  const amounts = changes.reduce(
    (left, change) => ({ subtotal: left.subtotal - change.subtotal, discount: left.discount - change.discount, taxLines: minus(left.taxLines, change.taxLines) }),
    { subtotal: lineNet(line), discount: discountOf(line), taxLines: line.taxLines },
  );
  const quantity = changes.reduce((left, change) => left - change.quantity, line.quantity);
  return { id: String(line.id), action: "ORDER", of: ofLine(line), quantity, ...amountsOfSale(order, amounts) };
}

function minus(taxes: readonly TaxLine[], changed: readonly TaxLine[]): TaxLine[] {
  return taxes.map((tax, index) => ({ ...tax, amount: tax.amount - (changed[index]?.amount ?? 0n) }));
}

export function saleOfShipping(order: Order, line: ShippingLine): Sale {
  const amounts = { subtotal: shippingNet(line), discount: discountOf(line), taxLines: line.taxLines };
  return { id: String(line.id), action: "ORDER", of: { lineType: "SHIPPING", shippingLine: line }, quantity: null, ...amountsOfSale(order, amounts) };
}

function dutySales(order: Order, line: OrderLine): Sale[] {
  return line.duties.flatMap((duty) => saleOfDuty(order, { id: String(duty.id), action: "ORDER", duty, amounts: { subtotal: duty.amount, discount: 0n, taxLines: duty.taxLines } }));
}

/** A duty inside the prices is part of what the goods cost; only its tax is left to enter, if there is one. */
export function saleOfDuty(order: Order, { id, action, duty, amounts }: { id: string; action: SaleAction; duty: Duty; amounts: Amounts }): Sale[] {
  if (order.dutiesIncluded && amounts.taxLines.length === 0) return [];
  const subtotal = order.dutiesIncluded ? 0n : amounts.subtotal;
  return [{ id, action, of: { lineType: "DUTY", duty }, quantity: null, ...amountsOfSale(order, { ...amounts, subtotal }) }];
}

function feeSales(order: Order): Sale[] {
  return order.fees.map((fee) => ({
    ...{ id: String(fee.id), action: "ORDER", of: { lineType: "ADDITIONAL_FEE", fee }, quantity: null },
    ...amountsOfSale(order, { subtotal: fee.amount, discount: 0n, taxLines: fee.taxLines }),
  }));
}

/** An order has one tip at most. */
function tipSales({ id, tip }: Order): Sale[] {
  return tip === 0n ? [] : [{ id: `${id}0`, action: "ORDER", of: { lineType: "TIP" }, quantity: null, total: tip, taxLines: [], ...NOTHING_OFF }];
}
