import { GraphQLError } from "graphql";
import { idOfGid } from "../../gid";
import { parseAmount } from "../../money/minor-units";
import { gatewayNamed, gatewayOf, STORE_CREDIT } from "../../orders/gateways";
import { orderTotals } from "../../orders/order-totals";
import type { Transfer } from "../../orders/refund-money";
import { PLAIN_REFUND, refundOrder, type RefundRequest } from "../../orders/refund-order";
import { Refusal } from "../../refusal";
import type { Order, Refund } from "../../store/records";
import type { Args, GraphContext } from "../context";
import { visibleOrder } from "../order-access";
import { refundSources } from "../resolvers/refund-source";
import { wantedDuty, wantedLine } from "../resolvers/suggested-refund";
import { isUserError, orRefusal, type UserError } from "./user-errors";

interface RefundInput {
  readonly orderId: string;
  readonly currency?: string | null;
  readonly note?: string | null;
  readonly processedAt?: string | null;
  readonly allowOverRefunding?: boolean | null;
  readonly discrepancyReason?: "CUSTOMER" | "DAMAGE" | "OTHER" | "RESTOCK" | null;
  readonly refundLineItems?: readonly Parameters<typeof wantedLine>[0][] | null;
  readonly refundDuties?: readonly Parameters<typeof wantedDuty>[0][] | null;
  readonly shipping?: { readonly amount?: string | null; readonly fullRefund?: boolean | null } | null;
  readonly transactions?: readonly TransactionInput[] | null;
  readonly refundMethods?: readonly { readonly storeCreditRefund?: { readonly amount: { readonly amount: string; readonly currencyCode: string } } | null }[] | null;
}

interface TransactionInput {
  readonly amount: string;
  readonly gateway: string;
  readonly kind: string;
  readonly parentId?: string | null;
}

/** Since 2026-04 Shopify answers only with an idempotency key; the schema does not say so. */
const KEY_REQUIRED_FROM = "2026-04";

/**
 * Takes goods, shipping and duties back. Only the money of `transactions` and `refundMethods` moves: a refund without
 * them gives none back. The same key with the same input gives the first refund again.
 */
export function refundCreate(args: Args, context: GraphContext) {
  const input = args["input"] as RefundInput;
  const key = context.idempotencyKey ?? null;
  if (key === null && context.apiVersion >= KEY_REQUIRED_FROM) {
    throw new GraphQLError("The @idempotent directive is required for this mutation but was not provided.", { extensions: { code: "BAD_REQUEST" } });
  }
  const order = visibleOrder(context, input.orderId);
  if (!order) return refused(null, { field: ["orderId"], message: "Order does not exist" });
  const idempotentRequest = JSON.stringify(input);
  const made = key === null ? undefined : context.world.store.orders.get(order.id)?.refunds.find(({ idempotencyKey }) => idempotencyKey === key);
  if (made) return again(order, made, idempotentRequest);
  const refund = orRefusal(() => refundOrder(context.world, order, { ...requestOf(order, input), idempotencyKey: key, idempotentRequest }), null);
  return isUserError(refund) ? refused(order, refund) : answer(order, refund);
}

function again(order: Order, refund: Refund, asked: string) {
  if (refund.idempotentRequest === asked) return answer(order, refund);
  throw new GraphQLError("The idempotency key has been used with different parameters.", { extensions: { code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" } });
}

function answer(order: Order, { id }: Refund) {
  return { order, refund: refundSources(order).find((source) => source.id === id) ?? null, userErrors: [] };
}

function refused(order: Order | null, error: UserError) {
  return { order, refund: null, userErrors: [error] };
}

function requestOf(order: Order, input: RefundInput): RefundRequest {
  checkCurrency(order, input);
  const reason = input.discrepancyReason ?? "OTHER";
  return {
    ...PLAIN_REFUND,
    lines: (input.refundLineItems ?? []).map(wantedLine),
    shipping: shippingAsked(order, input),
    duties: (input.refundDuties ?? []).map(wantedDuty),
    transfers: [...(input.transactions ?? []).map((one) => transferOf(order, one)), ...storeCredit(order, input)],
    reason: reason === "OTHER" ? "REFUND_DISCREPANCY" : reason,
    overRefund: input.allowOverRefunding === true,
    note: input.note ?? null,
    processedAtMs: input.processedAt ? Date.parse(input.processedAt) : null,
  };
}

/** Shopify: required where the customer paid in another currency than the shop's, and always the customer's. */
function checkCurrency({ currency, presentment }: Order, input: RefundInput): void {
  const given = input.currency ?? (presentment.currency === currency ? currency : null);
  if (given !== presentment.currency) throw new Refusal("Currency must be the presentment currency of the order.");
}

function shippingAsked(order: Order, { shipping }: RefundInput): bigint {
  if (shipping?.fullRefund === true) return orderTotals(order).currentShipping;
  return parseAmount(String(shipping?.amount ?? "0"), order.presentment.currency);
}

function transferOf(order: Order, { amount, gateway, kind, parentId }: TransactionInput): Transfer {
  if (kind !== "REFUND") throw new Refusal("Transactions of a refund must be of kind REFUND.");
  const money = parseAmount(String(amount), order.presentment.currency);
  const parent = parentId ? order.transactions.find(({ id }) => id === idOfGid("OrderTransaction", parentId)) : undefined;
  if (parentId && !parent) throw new Refusal("The parent transaction does not exist.");
  return { gateway: parent ? gatewayOf(parent) : gatewayNamed(gateway), parentId: parent?.id ?? null, amount: money };
}

function storeCredit(order: Order, { refundMethods }: RefundInput): Transfer[] {
  return (refundMethods ?? []).flatMap(({ storeCreditRefund }) => {
    if (!storeCreditRefund) return [];
    if (order.customerId === null) throw new Refusal("Store credit can only be given to a customer.");
    return [{ gateway: STORE_CREDIT, parentId: null, amount: parseAmount(storeCreditRefund.amount.amount, order.presentment.currency) }];
  });
}
