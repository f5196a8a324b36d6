import { gid } from "../../gid";
import { remainingOf } from "../../orders/order-totals";
import type { Order, OrderTransaction } from "../../store/records";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";

export interface TransactionSource {
  readonly id: number;
  readonly order: Order;
  readonly transaction: OrderTransaction;
}

export function transactionSource(order: Order, transaction: OrderTransaction): TransactionSource {
  return { id: transaction.id, order, transaction };
}

function isOpenAuthorisation({ order, transaction }: TransactionSource): boolean {
  return transaction.kind === "AUTHORIZATION" && remainingOf(order, transaction) > 0n;
}

function parent({ order, transaction }: TransactionSource): TransactionSource | null {
  const found = order.transactions.find(({ id }) => id === transaction.parentId);
  return found ? transactionSource(order, found) : null;
}

export const transactionTypes = {
  OrderTransaction: defineType<TransactionSource>({
    id: ({ id }) => gid("OrderTransaction", id),
    kind: ({ transaction }) => transaction.kind,
    status: () => "SUCCESS",
    gateway: ({ transaction }) => transaction.gateway,
    formattedGateway: ({ transaction }) => transaction.formattedGateway,
    manualPaymentGateway: ({ transaction }) => transaction.manual,
    amountSet: ({ order, transaction }) => moneyBag(transaction.amount, order.currency),
    amountRoundingSet: () => null,
    totalUnsettledSet: (source) => {
      const { order, transaction } = source;
      return isOpenAuthorisation(source) ? moneyBag(remainingOf(order, transaction), order.currency) : null;
    },
    createdAt: ({ transaction }) => transaction.createdAt,
    processedAt: ({ transaction }) => transaction.processedAt,
    test: ({ order }) => order.test,
    order: ({ order }) => order,
    parentTransaction: parent,
    paymentId: ({ id, order }) => `${order.name}.${id}`,
    manuallyCapturable: isOpenAuthorisation,
    multiCapturable: () => false,
    errorCode: () => null,
    // Filled by Shopify only for Shopify Payments in live mode, and often late; never here.
    fees: () => [],
    accountNumber: () => null,
    currencyExchangeAdjustment: () => null,
    device: () => null,
    location: () => null,
    receiptJson: () => "{}",
    settlementCurrency: () => null,
    settlementCurrencyRate: () => null,
    user: () => null,
  }),
};
