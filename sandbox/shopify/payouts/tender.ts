import { formatFixed } from "../money/minor-units";
import { toShopMoney } from "../money/presentment";
import { commitRecord } from "../store/commit-record";
import type { Order, OrderTransaction } from "../store/records";
import type { TenderTransaction } from "../store/records/tender-transaction";
import { tenderBody } from "../webhooks/bodies/tender-body";
import type { World } from "../world";

/** Claims on the merchant, not money: redeeming them moves none. */
const NO_MONEY = ["gift_card", "store_credit"];

/** REST's names of payment methods; any other gateway is "other". */
const METHODS: Readonly<Record<string, string>> = { shopify_payments: "credit_card", paypal: "paypal", cash: "cash", klarna: "klarna" };

/** Money that really passed between customer and shop. */
export function isTender({ gateway, kind, status, amount }: OrderTransaction): boolean {
  if (status !== "SUCCESS" || amount === 0n || NO_MONEY.includes(gateway)) return false;
  return kind === "SALE" || kind === "CAPTURE" || kind === "REFUND" || kind === "CHANGE";
}

/** Writes a tender transaction for each: positive for payments, negative for refunds and change. */
export function recordTenders(world: World, order: Order, { transactions, announce }: { transactions: readonly OrderTransaction[]; announce: boolean }): void {
  for (const transaction of transactions.filter(isTender)) {
    const record = tenderOf(world, order, transaction);
    commitRecord(world, world.store.tenderTransactions, {
      record,
      kind: "tender-transaction-added",
      figures: { order: order.name, amount: formatFixed(record.amount, record.currency), currency: record.currency, paymentMethod: record.paymentMethod },
      topics: announce ? [{ topic: "tender_transactions/create", body: tenderBody(record) }] : [],
    });
  }
}

function tenderOf(world: World, order: Order, transaction: OrderTransaction): TenderTransaction {
  const amount = toShopMoney(transaction.amount, order);
  const given = transaction.kind === "REFUND" || transaction.kind === "CHANGE";
  return {
    __typename: "TenderTransaction",
    id: world.store.newId(),
    shop: order.shop,
    orderId: order.id,
    orderTransactionId: transaction.id,
    amount: given ? -amount : amount,
    currency: order.currency,
    paymentMethod: METHODS[transaction.gateway] ?? "other",
    remoteReference: `${order.name}.${transaction.id}`,
    processedAt: transaction.processedAt,
    test: transaction.test,
  };
}
