import { calculated, type CalculatedLine } from "../../edits/edit-session";
import { unfulfilledQuantity } from "../../fulfilments/fulfilment-state";
import { gid } from "../../gid";
import { divideHalfUp } from "../../money/minor-units";
import { discountOf, lineNet } from "../../orders/line-amounts";
import { currentTaxLines } from "../../orders/order-taxes";
import { orderTotals } from "../../orders/order-totals";
import type { EditSession } from "../../store/records/edit-session";
import { childConnection } from "../connection";
import type { Args, GraphContext } from "../context";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";
import { taxLines } from "./tax-line";

interface LineSource extends CalculatedLine {
  readonly session: EditSession;
}

type Figure = "currentSubtotal" | "currentTotal" | "outstanding";

function total(figure: Figure) {
  return (session: EditSession, _args: Args, { world }: GraphContext) => {
    const { order } = calculated(world, session);
    return moneyBag(orderTotals(order)[figure], order);
  };
}

function lines(session: EditSession, { world }: GraphContext): LineSource[] {
  return calculated(world, session).lines.map((line) => ({ ...line, session }));
}

/** An amount per unit of the line, after its discounts. */
function perUnit({ line }: LineSource): bigint {
  return divideHalfUp(lineNet(line), BigInt(line.quantity));
}

const orderOf = ({ session }: LineSource, world: GraphContext["world"]) => calculated(world, session).order;

export const calculatedOrderTypes = {
  OrderEditSession: defineType<EditSession>({ id: ({ id }) => gid("OrderEditSession", id) }),
  CalculatedOrder: defineType<EditSession>({
    id: ({ id }) => gid("CalculatedOrder", id),
    committed: () => false,
    originalOrder: ({ orderId }, _args, { world }) => world.store.orders.get(orderId),
    subtotalPriceSet: total("currentSubtotal"),
    totalPriceSet: total("currentTotal"),
    totalOutstandingSet: total("outstanding"),
    taxLines: (session, _args, { world }) => {
      const { order } = calculated(world, session);
      return taxLines(currentTaxLines(order), order);
    },
    subtotalLineItemsQuantity: (session, _args, context) => lines(session, context).reduce((units, { quantity }) => units + quantity, 0),
    lineItems: (session, args, context) => childConnection(lines(session, context), args),
    addedLineItems: (session, args, context) => childConnection(lines(session, context).filter(({ staged }) => staged !== null), args),
    shippingLines: (session, _args, { world }) => {
      const { order, original } = calculated(world, session);
      return order.shippingLines.map((line) => ({
        id: gid("CalculatedShippingLine", line.id),
        title: line.title,
        price: moneyBag(line.price, order),
        stagedStatus: line.removed ? "REMOVED" : original.shippingLines.some(({ id }) => id === line.id) ? "NONE" : "ADDED",
      }));
    },
  }),
  CalculatedLineItem: defineType<LineSource>({
    id: ({ id }) => gid("CalculatedLineItem", id),
    title: ({ line }) => line.title,
    variantTitle: ({ line }) => line.variantTitle,
    sku: ({ line }) => line.sku,
    quantity: ({ quantity }) => quantity,
    editableQuantity: (source, _args, { world }) => unfulfilledQuantity(orderOf(source, world), source.line),
    restockable: ({ staged }) => staged === null,
    restocking: () => false,
    customAttributes: ({ line }) => line.properties.map(({ name, value }) => ({ key: name, value })),
    hasStagedLineItemDiscount: ({ id, staged, session }) => (staged ? staged.discount !== null : session.changes.discounts.some(({ lineId }) => lineId === id)),
    originalUnitPriceSet: (source, _args, { world }) => moneyBag(source.line.unitPrice, orderOf(source, world)),
    discountedUnitPriceSet: (source, _args, { world }) => moneyBag(discountOf(source.line) > 0n ? perUnit(source) : source.line.unitPrice, orderOf(source, world)),
    editableSubtotalSet: (source, _args, { world }) => {
      const order = orderOf(source, world);
      return moneyBag(perUnit(source) * BigInt(unfulfilledQuantity(order, source.line)), order);
    },
  }),
};
