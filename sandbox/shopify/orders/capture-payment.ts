import { formatFixed } from "../money/minor-units";
import { Refusal } from "../refusal";
import type { Order, OrderTransaction, Shop } from "../store/records";
import { shopOf, type World } from "../world";
import { announcePayment } from "./announce-payment";
import { commitChange } from "./change-order";
import { CARD, gatewayOf } from "./gateways";
import { isAuthorisation, remainingOf } from "./payment-state";
import { addTransaction } from "./transactions";

export function openAuthorisation(order: Order): OrderTransaction | undefined {
  return order.transactions.find((one) => isAuthorisation(one) && remainingOf(order, one) > 0n);
}

/** Shopify: several captures of one authorisation need Shopify Payments and the Plus plan. */
export function isMultiCapturable(shop: Shop, { kind, gateway }: OrderTransaction): boolean {
  return shop.plan === "Plus" && kind === "AUTHORIZATION" && gateway === CARD.gateway;
}

export interface Capture {
  readonly authorisation: OrderTransaction;
  readonly amount: bigint;
  /** Lets go of what is left. An authorisation that can be captured once always does. */
  readonly final: boolean;
}

/** Takes money of an authorisation, up to what is left of it. */
export function captureAuthorisation(world: World, order: Order, { authorisation, amount, final }: Capture): OrderTransaction {
  const left = remainingOf(order, authorisation);
  const { currency } = order.presentment;
  if (amount <= 0n || amount > left) {
    throw new Refusal(`Order ${order.name}: ${formatFixed(left, currency)} of the authorisation can be captured, not ${formatFixed(amount, currency)}.`);
  }
  const gateway = gatewayOf(authorisation);
  const capture = addTransaction(world, order, { ...gateway, kind: "CAPTURE", amount, parentId: authorisation.id, authorization: authorisation.authorization });
  const closes = amount < left && (final || !isMultiCapturable(shopOf(world, order.shop), authorisation));
  announcePayment(world, order, closes ? [capture, letGo(world, order, authorisation)] : [capture]);
  return capture;
}

/** Releases what is left of an authorisation: nothing more can be taken of it. */
export function letGo(world: World, order: Order, authorisation: OrderTransaction): OrderTransaction {
  const amount = remainingOf(order, authorisation);
  return addTransaction(world, order, { ...gatewayOf(authorisation), kind: "VOID", amount, parentId: authorisation.id, authorization: authorisation.authorization });
}

export function voidAuthorisation(world: World, order: Order, authorisation: OrderTransaction): OrderTransaction {
  const voided = letGo(world, order, authorisation);
  commitChange(world, order, { topics: ["orders/updated"], transactions: [voided], text: "The authorised payment was voided." });
  return voided;
}
