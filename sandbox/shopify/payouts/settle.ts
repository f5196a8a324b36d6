import { toShopMoney } from "../money/presentment";
import type { Order, OrderTransaction, Shop } from "../store/records";
import type { PaymentsAccount } from "../store/records/payments-account";
import type { BalanceTransaction } from "../store/records/payout";
import { shopOf, type World } from "../world";
import { accountOf } from "./account";
import { addMovement } from "./balance";
import { inAccountCurrency, processingFee, shareOfFee } from "./processing-fee";

const GATEWAY = "shopify_payments";

/** Money that Shopify Payments took or gave back: sales, captures and refunds that succeeded. */
export function isShopifyPayment({ gateway, kind, status }: OrderTransaction): boolean {
  return gateway === GATEWAY && status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE" || kind === "REFUND");
}

/**
 * Enters an order's Shopify Payments transactions in the balance, each once: a CHARGE less its fee, or a
 * negative REFUND, whose fee Shopify keeps. In the account's currency, at the account's terms of the moment.
 */
export function settle(world: World, order: Order, transactions: readonly OrderTransaction[]): void {
  const shop = shopOf(world, order.shop);
  const account = accountOf(world, shop);
  if (!account.active) return;
  for (const transaction of transactions.filter(isShopifyPayment)) {
    const { id, kind, processedAt, test } = transaction;
    const figures = kind === "REFUND" ? refundFigures(world, { order, transaction, account, shop }) : chargeFigures({ order, transaction, account, shop });
    addMovement(world, {
      shop: shop.domain,
      type: kind === "REFUND" ? "REFUND" : "CHARGE",
      currency: account.currency,
      ...figures,
      sourceId: id,
      sourceOrderTransactionId: id,
      order: { id: order.id, name: order.name },
      transactionDate: processedAt,
      test,
    });
  }
}

interface Settled {
  readonly order: Order;
  readonly transaction: OrderTransaction;
  readonly account: PaymentsAccount;
  readonly shop: Shop;
}

type Figures = Pick<BalanceTransaction, "amount" | "fee">;

function amountOf({ order, transaction, account, shop }: Settled): bigint {
  return inAccountCurrency(toShopMoney(transaction.amount, order), account, shop.currency);
}

function chargeFigures(settled: Settled): Figures {
  const amount = amountOf(settled);
  return { amount, fee: processingFee(settled.account, amount) };
}

function refundFigures(world: World, settled: Settled): Figures {
  const amount = amountOf(settled);
  const charge = movementOf(world, settled.transaction.parentId);
  if (!settled.account.refundsReturnFees || !charge) return { amount: -amount, fee: 0n };
  return { amount: -amount, fee: -shareOfFee(charge.fee, { part: amount, whole: charge.amount }) };
}

function movementOf(world: World, orderTransactionId: number | null): BalanceTransaction | undefined {
  if (orderTransactionId === null) return undefined;
  return [...world.store.balanceTransactions.values()].find((one) => one.sourceOrderTransactionId === orderTransactionId);
}
