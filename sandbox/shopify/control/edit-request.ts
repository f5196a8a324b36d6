import { z } from "zod";
import type { EditRequest } from "../edits/edit-order";
import { parseAmount } from "../money/minor-units";
import { draftLine } from "../orders/draft-line";
import { currentQuantity } from "../orders/line-amounts";
import type { DraftShipping } from "../orders/order-draft";
import { discountValue, lineSchema } from "../orders/order-request-schema";
import { decimal, readBody, unsigned } from "../read-body";
import { Refusal } from "../refusal";
import type { DiscountValue, Order } from "../store/records";
import { shopOf, type World } from "../world";
import { lineNaming, lineOfOrder } from "./line-of-order";

const taxSchema = z.strictObject({ title: z.string(), rate: decimal });
const shippingSchema = z.strictObject({ title: z.string().default("Shipping"), price: unsigned, taxes: z.array(taxSchema).optional() });

const editSchema = z.strictObject({
  shop: z.string().optional(),
  add: z.array(lineSchema.extend({ discount: discountValue.optional() })).default([]),
  /** Without a quantity: all units that are left. */
  remove: z.array(z.strictObject({ ...lineNaming, quantity: z.number().int().positive().optional() })).default([]),
  setQuantity: z.array(z.strictObject({ ...lineNaming, quantity: z.number().int().min(0) })).default([]),
  discount: z.array(z.strictObject({ ...lineNaming, value: discountValue, reason: z.string().default("Discount") })).default([]),
  shipping: z.strictObject({ add: shippingSchema.optional(), remove: z.union([z.literal(true), z.number()]).optional() }).default({}),
  note: z.string().nullable().default(null),
  notifyCustomer: z.boolean().default(false),
});
type Asked = z.output<typeof editSchema>;

/** An order edit as a control call asks for it; amounts in the currency the customer paid in. */
export function readEditRequest(world: World, order: Order, body: unknown): EditRequest {
  const asked = readBody(editSchema, body);
  return {
    add: asked.add.map(({ discount, ...line }) => ({
      line: draftLine(world, shopOf(world, order.shop), { line, currencies: order, taxes: null }),
      discount: discount === undefined ? null : readValue(order, discount),
    })),
    quantities: [...removed(order, asked), ...asked.setQuantity.map(({ quantity, ...line }) => ({ lineId: lineOfOrder(order, line).id, quantity }))],
    discounts: asked.discount.map(({ value, reason, ...line }) => ({ lineId: lineOfOrder(order, line).id, value: readValue(order, value), title: reason })),
    addShipping: asked.shipping.add ? [readShipping(world, order, asked.shipping.add)] : [],
    removeShippingIds: asked.shipping.remove === undefined ? [] : [shippingId(order, asked.shipping.remove)],
    staffNote: asked.note,
    notifyCustomer: asked.notifyCustomer,
  };
}

function removed(order: Order, { remove }: Asked): { lineId: number; quantity: number }[] {
  return remove.map(({ quantity, ...naming }) => {
    const line = lineOfOrder(order, naming);
    const left = currentQuantity(order, line);
    if (quantity !== undefined && quantity > left) throw new Refusal(`${line.title}: ${left} units are left, ${quantity} cannot be removed.`);
    return { lineId: line.id, quantity: quantity === undefined ? 0 : left - quantity };
  });
}

function readValue(order: Order, value: z.output<typeof discountValue>): DiscountValue {
  return "percent" in value ? value : { amount: parseAmount(value.amount, order.presentment.currency) };
}

function readShipping(world: World, order: Order, { title, price, taxes }: z.output<typeof shippingSchema>): DraftShipping {
  return { title, price: parseAmount(price, order.presentment.currency), taxes: taxes ?? shopOf(world, order.shop).taxes };
}

function shippingId(order: Order, wanted: number | true): number {
  const line = order.shippingLines.find(({ id, removed: isGone }) => !isGone && (wanted === true || id === wanted));
  if (!line) throw new Refusal(`Order ${order.name} has no such shipping line.`);
  return line.id;
}
