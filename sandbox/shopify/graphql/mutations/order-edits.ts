import { beginEdit, calculated, commitEdit, stage, type CalculatedLine } from "../../edits/edit-session";
import { idOfGid } from "../../gid";
import { parseAmount } from "../../money/minor-units";
import { draftLine } from "../../orders/draft-line";
import { lineSchema } from "../../orders/order-request-schema";
import { Refusal } from "../../refusal";
import type { DiscountValue, Order } from "../../store/records";
import type { EditSession } from "../../store/records/edit-session";
import type { Args, GraphContext } from "../context";
import { visibleOrder } from "../order-access";
import { recordOf } from "../resolvers/record-roots";
import { onlyModelled } from "./not-modelled";
import { isUserError, orRefusal, type UserError } from "./user-errors";

interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

/** What every step answers: the order as it would be, or why the step was not taken. */
type Step = (session: EditSession, order: Order) => number | null;

export function orderEditBegin({ id }: Args, context: GraphContext) {
  const order = visibleOrder(context, id);
  if (!order) return refused({ field: ["id"], message: "The order does not exist." });
  const session = orRefusal(() => beginEdit(context.world, order), ["id"]);
  return isUserError(session) ? refused(session) : { calculatedOrder: session, orderEditSession: session, userErrors: [] };
}

export function orderEditAddVariant({ id, variantId, quantity, allowDuplicates, ...others }: Args, context: GraphContext) {
  onlyModelled("orderEditAddVariant", others, []);
  return step(id, context, (session, order) => {
    const wanted = idOfGid("ProductVariant", String(variantId)) ?? -1;
    const isThere = calculated(context.world, session).lines.some((one) => one.line.variantId === wanted && one.quantity > 0);
    if (isThere && allowDuplicates !== true) throw new Refusal("The variant is already on the order.");
    return addItem(context, { session, order }, { variantId: wanted, quantity });
  });
}

export function orderEditAddCustomItem({ id, title, price, quantity, taxable, ...others }: Args, context: GraphContext) {
  onlyModelled("orderEditAddCustomItem", others, []);
  return step(id, context, (session, order) => {
    const { amount, currencyCode } = price as Money;
    checkCurrency(order, currencyCode);
    return addItem(context, { session, order }, { title, price: amount, quantity, taxable: taxable !== false });
  });
}

export function orderEditSetQuantity({ id, lineItemId, quantity, ...others }: Args, context: GraphContext) {
  onlyModelled("orderEditSetQuantity", others, []);
  return step(id, context, (session) => {
    const { id: lineId, staged } = lineNamed(context, session, lineItemId);
    const wanted = Number(quantity);
    if (staged) {
      const changed = session.add.map((item) => (item.id === lineId ? { ...item, line: { ...item.line, quantity: wanted } } : item));
      stage(context.world, session, { add: changed.filter((item) => item.line.quantity > 0) });
    } else {
      const others = session.changes.quantities.filter((one) => one.lineId !== lineId);
      stage(context.world, session, { changes: { ...session.changes, quantities: [...others, { lineId, quantity: wanted }] } });
    }
    return lineId;
  });
}

export function orderEditAddLineItemDiscount({ id, lineItemId, discount }: Args, context: GraphContext) {
  return step(id, context, (session, order) => {
    const { id: lineId, staged } = lineNamed(context, session, lineItemId);
    const { percentValue, fixedValue, description } = discount as { percentValue?: number; fixedValue?: Money; description?: string };
    if (fixedValue) checkCurrency(order, fixedValue.currencyCode);
    const value: DiscountValue = fixedValue ? { amount: parseAmount(fixedValue.amount, order.presentment.currency) } : { percent: String(percentValue ?? 0) };
    if (staged) stage(context.world, session, { add: session.add.map((item) => (item.id === lineId ? { ...item, discount: value } : item)) });
    else stage(context.world, session, { changes: { ...session.changes, discounts: [...session.changes.discounts, { lineId, value, title: description ?? "Discount" }] } });
    return lineId;
  });
}

export function orderEditAddShippingLine({ id, shippingLine }: Args, context: GraphContext) {
  return step(id, context, (session, order) => {
    const { title, price } = shippingLine as { title: string; price: Money };
    checkCurrency(order, price.currencyCode);
    const line = { title, price: parseAmount(price.amount, order.presentment.currency), taxes: context.shop.taxes };
    stage(context.world, session, { changes: { ...session.changes, addShipping: [...session.changes.addShipping, line] } });
    return null;
  });
}

export function orderEditRemoveShippingLine({ id, shippingLineId }: Args, context: GraphContext) {
  return step(id, context, (session) => {
    const lineId = idOfGid("CalculatedShippingLine", String(shippingLineId)) ?? idOfGid("ShippingLine", String(shippingLineId)) ?? -1;
    stage(context.world, session, { changes: { ...session.changes, removeShippingIds: [...session.changes.removeShippingIds, lineId] } });
    return null;
  });
}

export function orderEditCommit({ id, notifyCustomer, staffNote }: Args, context: GraphContext) {
  const session = sessionOf(id, context);
  if (!session) return { order: null, successMessages: [], ...refused(NO_SESSION) };
  const words = { notifyCustomer: notifyCustomer === true, staffNote: (staffNote ?? null) as string | null };
  const edit = orRefusal(() => commitEdit(context.world, session, words), ["id"]);
  if (isUserError(edit)) return { order: null, successMessages: [], userErrors: [edit] };
  return { order: context.world.store.orders.get(session.orderId), successMessages: ["Order updated"], userErrors: [] };
}

const NO_SESSION: UserError = { field: ["id"], message: "The calculated order does not exist." };

function step(id: unknown, context: GraphContext, take: Step) {
  const session = sessionOf(id, context);
  const order = session && context.world.store.orders.get(session.orderId);
  if (!session || !order) return refused(NO_SESSION);
  const taken = orRefusal(() => ({ lineId: take(session, order) }), null);
  if (isUserError(taken)) return refused(taken);
  const calculatedLineItem = calculated(context.world, session).lines.find((line) => line.id === taken.lineId) ?? null;
  const lineSource = calculatedLineItem && { ...calculatedLineItem, session };
  return { calculatedOrder: session, orderEditSession: session, calculatedLineItem: lineSource, calculatedShippingLine: null, addedDiscountStagedChange: null, userErrors: [] };
}

/** The calculated order's id and the session's are one and the same here. */
function sessionOf(id: unknown, context: GraphContext): EditSession | null {
  const { editSessions } = context.world.store;
  return recordOf(editSessions, { type: "CalculatedOrder", id }, context) ?? recordOf(editSessions, { type: "OrderEditSession", id }, context);
}

function addItem({ world, shop }: GraphContext, { session, order }: { session: EditSession; order: Order }, line: object): number {
  const id = world.store.newId();
  const draft = draftLine(world, shop, { line: lineSchema.parse(line), currencies: order, taxes: null });
  stage(world, session, { add: [...session.add, { id, line: draft, discount: null }] });
  return id;
}

function lineNamed(context: GraphContext, session: EditSession, lineItemId: unknown): CalculatedLine {
  const id = idOfGid("CalculatedLineItem", String(lineItemId)) ?? idOfGid("LineItem", String(lineItemId));
  const found = calculated(context.world, session).lines.find((line) => line.id === id);
  if (!found) throw new Refusal("The line item does not exist.");
  return found;
}

function checkCurrency({ presentment }: Order, currencyCode: string): void {
  if (currencyCode !== presentment.currency) throw new Refusal("The currency must be the presentment currency of the order.");
}

function refused(error: UserError) {
  return { calculatedOrder: null, orderEditSession: null, userErrors: [{ ...error, code: null }] };
}
