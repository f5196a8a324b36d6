import { gid } from "../gid";
import { formatFixed } from "../money/minor-units";
import { netOf } from "../payouts/balance";
import { payoutMovements } from "../payouts/issue-payout";
import { payoutNet, summarise } from "../payouts/payout-summary";
import type { BalanceTransaction, Payout } from "../store/records/payout";
import type { World } from "../world";

/** A movement of the balance as the control API tells it; decimals as text. */
export function movementAnswer(movement: BalanceTransaction) {
  const { id, type, currency, amount, fee, order, payoutId, transactionDate, adjustmentReason, sourceOrderTransactionId, test } = movement;
  return {
    ...{ id, type, currency },
    gid: gid("ShopifyPaymentsBalanceTransaction", id),
    amount: formatFixed(amount, currency),
    fee: formatFixed(fee, currency),
    net: formatFixed(netOf(movement), currency),
    order: order?.name ?? null,
    ...{ payoutId, transactionDate, adjustmentReason, sourceOrderTransactionId, test },
  };
}

/** A payout with what it pays, its summary and its movements. */
export function payoutAnswer(world: World, payout: Payout) {
  const movements = payoutMovements(world, payout);
  const amount = (minor: bigint) => formatFixed(minor, payout.currency);
  const lines = Object.entries(summarise(movements)).map(([group, { gross, fee }]) => [group, { gross: amount(gross), fee: amount(fee) }]);
  const { id, status, currency, issuedAt, externalTraceId } = payout;
  return {
    ...{ id, status, currency, issuedAt, externalTraceId },
    gid: gid("ShopifyPaymentsPayout", id),
    net: amount(payoutNet(movements)),
    summary: Object.fromEntries(lines) as Readonly<Record<string, { gross: string; fee: string }>>,
    transactions: movements.map(movementAnswer),
  };
}
