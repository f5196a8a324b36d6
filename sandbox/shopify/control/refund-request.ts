import { z } from "zod";
import { parseAmount } from "../money/minor-units";
import { gatewayNamed, gatewayOf } from "../orders/gateways";
import { orderTotals } from "../orders/order-totals";
import type { Transfer } from "../orders/refund-money";
import { PLAIN_REFUND, type RefundRequest } from "../orders/refund-order";
import type { WantedDuty, WantedLine, WantedParts } from "../orders/refund-parts";
import { everythingLeft } from "../orders/whole-refund";
import { decimal, readBody } from "../read-body";
import { Refusal } from "../refusal";
import type { Order, RestockType } from "../store/records";
import { transactionOfControl } from "./order-of-control";

const restockType = z.enum(["CANCEL", "NO_RESTOCK", "RETURN"]);

const lineSchema = z.strictObject({
  id: z.number().optional(),
  sku: z.string().optional(),
  quantity: z.number().int().positive(),
  restockType: restockType.optional(),
  locationId: z.number().optional(),
});

const transferSchema = z.strictObject({ amount: decimal, transactionId: z.number().optional(), gateway: z.string().optional(), rounding: decimal.optional() });

const refundSchema = z.strictObject({
  /** Nothing at all: all that is left of the order. */
  lines: z.array(lineSchema).optional(),
  shipping: z.union([decimal, z.literal(true)]).optional(),
  duties: z.enum(["full", "proportional"]).optional(),
  amount: decimal.optional(),
  /** How the money goes back: to a payment (transactionId) or by another method (gateway). */
  to: z.array(transferSchema).min(1).optional(),
  pending: z.boolean().default(false),
  reason: z.enum(["CUSTOMER", "DAMAGE", "REFUND_DISCREPANCY", "RESTOCK"]).default("REFUND_DISCREPANCY"),
  restock: z.boolean().default(true),
  note: z.string().nullable().default(null),
  processedAt: z.iso.datetime({ offset: true }).optional(),
});

type Asked = z.output<typeof refundSchema>;

/** A refund as a control call or a test asks for it; amounts in the customer's currency. */
export function readRefundRequest(order: Order, body: unknown): RefundRequest {
  const asked = readBody(refundSchema, body);
  const amount = (text: string) => parseAmount(text, order.presentment.currency);
  return {
    ...PLAIN_REFUND,
    ...partsOf(order, asked),
    amount: asked.amount === undefined ? null : amount(asked.amount),
    transfers: asked.to?.map((transfer) => readTransfer(order, transfer)) ?? null,
    status: asked.pending ? "PENDING" : "SUCCESS",
    reason: asked.reason,
    note: asked.note,
    processedAtMs: asked.processedAt ? Date.parse(asked.processedAt) : null,
  };
}

function partsOf(order: Order, asked: Asked): WantedParts {
  const restock: RestockType = asked.restock ? "RETURN" : "NO_RESTOCK";
  const everything = !asked.lines && !asked.amount && !asked.shipping && !asked.duties && !asked.to;
  if (everything) return everythingLeft(order, restock);
  const { currentShipping } = orderTotals(order);
  const lines = (asked.lines ?? []).map((line) => readLine(order, line, restock));
  return {
    lines,
    shipping: asked.shipping === true ? currentShipping : parseAmount(asked.shipping ?? "0", order.presentment.currency),
    duties: asked.duties ? dutiesOf(order, lines, asked.duties === "full" ? "FULL" : "PROPORTIONAL") : [],
    feesAndTip: false,
  };
}

function readLine(order: Order, { id, sku, quantity, restockType: own, locationId }: z.output<typeof lineSchema>, restock: RestockType): WantedLine {
  const line = order.lines.find((candidate) => candidate.id === id || (sku !== undefined && candidate.sku === sku));
  if (!line) throw new Refusal(`Order ${order.name} has no line ${id ?? sku ?? "without id and sku"}.`);
  return { lineId: line.id, quantity, restockType: own ?? restock, locationId: locationId ?? null };
}

/** Those of the lines refunded; of every line when no line is. */
function dutiesOf(order: Order, lines: readonly WantedLine[], share: WantedDuty["share"]): WantedDuty[] {
  const meant = lines.length === 0 ? order.lines : order.lines.filter(({ id }) => lines.some(({ lineId }) => lineId === id));
  return meant.flatMap(({ duties }) => duties).map(({ id }) => ({ dutyId: id, share }));
}

function readTransfer(order: Order, { amount, transactionId, gateway, rounding }: z.output<typeof transferSchema>): Transfer {
  const { currency } = order.presentment;
  const money = { amount: parseAmount(amount, currency), amountRounding: parseAmount(rounding ?? "0", currency) };
  if (transactionId === undefined) return { ...money, gateway: gatewayNamed(gateway ?? "manual"), parentId: null };
  const payment = transactionOfControl(order, { id: transactionId, isMeant: () => false, what: "payment" });
  return { ...money, gateway: gatewayOf(payment), parentId: payment.id };
}
