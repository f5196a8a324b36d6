import { formatFixed, sum } from "../money/minor-units";
import { commitRecord } from "../store/commit-record";
import type { Shop } from "../store/records";
import type { BalanceTransaction } from "../store/records/payout";
import type { World } from "../world";
import { sourceTypeOf } from "./transaction-types";

export type NewMovement = Pick<BalanceTransaction, "amount" | "currency" | "fee" | "shop" | "transactionDate" | "type"> &
  Partial<Pick<BalanceTransaction, "adjustedOrders" | "adjustmentReason" | "order" | "payoutId" | "sourceId" | "sourceOrderTransactionId" | "test">>;

export function netOf({ amount, fee }: Pick<BalanceTransaction, "amount" | "fee">): bigint {
  return amount - fee;
}

/** Writes one movement of the balance. Movements are never changed, but for the payout that gathers them. */
export function addMovement(world: World, movement: NewMovement): BalanceTransaction {
  const record: BalanceTransaction = {
    __typename: "ShopifyPaymentsBalanceTransaction",
    id: world.store.newId(),
    sourceType: sourceTypeOf(movement.type),
    sourceId: null,
    sourceOrderTransactionId: null,
    order: null,
    adjustmentReason: null,
    adjustedOrders: [],
    test: false,
    payoutId: null,
    ...movement,
  };
  saveMovement(world, record, "balance-transaction-added");
  return record;
}

/** No webhook: Shopify has none for balances and payouts, they are polled. */
export function saveMovement(world: World, record: BalanceTransaction, kind: string): void {
  const amount = (minor: bigint) => formatFixed(minor, record.currency);
  commitRecord(world, world.store.balanceTransactions, {
    record,
    kind,
    figures: {
      type: record.type,
      currency: record.currency,
      amount: amount(record.amount),
      fee: amount(record.fee),
      net: amount(netOf(record)),
      order: record.order?.name ?? null,
      payout: record.payoutId,
    },
    topics: [],
  });
}

export function movementsOf(world: World, shop: Pick<Shop, "domain">): BalanceTransaction[] {
  return [...world.store.balanceTransactions.values()].filter((movement) => movement.shop === shop.domain);
}

/** What Shopify holds for the merchant: all movements but those of test payments. Payouts have left it. */
export function balanceOf(world: World, shop: Pick<Shop, "domain">): bigint {
  return sum(movementsOf(world, shop).filter(({ test }) => !test).map(netOf));
}
