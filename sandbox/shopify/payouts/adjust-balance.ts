import { parseAmount, sum } from "../money/minor-units";
import { Refusal } from "../refusal";
import type { Order, Shop } from "../store/records";
import type { AdjustedOrder, BalanceTransaction } from "../store/records/payout";
import type { World } from "../world";
import { accountOf } from "./account";
import { addMovement } from "./balance";
import { isShopifyPayment } from "./settle";
import { adjustmentTypes } from "./transaction-types";

export interface AdjustedPart {
  readonly order: Order;
  readonly amount: string;
  readonly fee: string;
}

export interface Adjustment {
  readonly type: string;
  /** Decimals of the account's currency, positive for the merchant. Null: what its orders add up to. */
  readonly amount: string | null;
  readonly fee: string;
  readonly reason: string | null;
  /** The one order it belongs to. */
  readonly order: Order | null;
  /** Several orders with a part each. */
  readonly parts: readonly AdjustedPart[];
  readonly at: string;
}

/** A movement that no order's payment makes: an adjustment, a reserve, a shipping label, a loan's instalment. */
export function adjustBalance(world: World, shop: Shop, wanted: Adjustment): BalanceTransaction {
  const { currency, active } = accountOf(world, shop);
  if (!active) throw new Refusal(`${shop.name} does not use Shopify Payments.`);
  if (!adjustmentTypes().includes(wanted.type)) {
    throw new Refusal(`"${wanted.type}" is not a type of balance transaction to add by hand: payments, refunds, disputes and payouts make their own.`);
  }
  const adjustedOrders = wanted.parts.map((part) => adjustedOrder(part, currency));
  return addMovement(world, {
    shop: shop.domain,
    type: wanted.type,
    currency,
    ...figures(wanted, adjustedOrders, currency),
    adjustmentReason: wanted.reason,
    order: wanted.order && { id: wanted.order.id, name: wanted.order.name },
    adjustedOrders,
    transactionDate: wanted.at,
  });
}

function figures({ amount, fee }: Adjustment, parts: readonly AdjustedOrder[], currency: string) {
  if (parts.length > 0) return { amount: sum(parts.map((part) => part.amount)), fee: sum(parts.map((part) => part.fee)) };
  if (amount === null) throw new Refusal("An adjustment has an amount, or orders with an amount each.");
  return { amount: parseAmount(amount, currency), fee: parseAmount(fee, currency) };
}

function adjustedOrder({ order, amount, fee }: AdjustedPart, currency: string): AdjustedOrder {
  const payment = order.transactions.find((transaction) => isShopifyPayment(transaction));
  if (!payment) throw new Refusal(`Order ${order.name} was not paid through Shopify Payments.`);
  const { id: orderId, name } = order;
  return { orderId, name, orderTransactionId: payment.id, amount: parseAmount(amount, currency), fee: parseAmount(fee, currency) };
}
