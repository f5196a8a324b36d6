import { isoSeconds } from "../clock";
import { formatFixed } from "../money/minor-units";
import { Refusal } from "../refusal";
import { commitRecord } from "../store/commit-record";
import type { Shop } from "../store/records";
import type { BalanceTransaction, Payout, PayoutStatus } from "../store/records/payout";
import type { World } from "../world";
import { accountOf } from "./account";
import { addMovement, movementsOf, saveMovement } from "./balance";
import { payoutNet } from "./payout-summary";

/** Where a payout can go from where it is. A paid one can still be declined by the bank days later. */
const NEXT: Readonly<Record<PayoutStatus, readonly PayoutStatus[]>> = {
  SCHEDULED: ["CANCELED", "FAILED", "PAID"],
  PAID: ["FAILED"],
  FAILED: [],
  CANCELED: [],
};

export interface PayoutChange {
  readonly status?: PayoutStatus | undefined;
  readonly externalTraceId?: string | undefined;
}

/**
 * Gathers what is open in the balance up to `issuedAt` into a scheduled payout, and takes it out of the
 * balance with a TRANSFER. Test payments are never paid out. Refused when nothing, or nothing in sum, is open.
 */
export function issuePayout(world: World, shop: Shop, issuedAt: string): Payout {
  const { currency, active } = accountOf(world, shop);
  if (!active) throw new Refusal(`${shop.name} does not use Shopify Payments.`);
  const open = movementsOf(world, shop).filter((movement) => isOpen(movement) && movement.transactionDate <= issuedAt);
  const net = payoutNet(open);
  if (net === 0n) throw new Refusal(`There is nothing to pay out to ${shop.name}: ${open.length} open movements add up to ${formatFixed(0n, currency)}.`);
  const payout: Payout = {
    __typename: "ShopifyPaymentsPayout",
    id: world.store.newId(),
    shop: shop.domain,
    currency,
    issuedAt,
    status: "SCHEDULED",
    externalTraceId: null,
  };
  for (const movement of open) {
    movement.payoutId = payout.id;
    saveMovement(world, movement, "balance-transaction-gathered");
  }
  addMovement(world, { shop: shop.domain, type: "TRANSFER", currency, amount: -net, fee: 0n, sourceId: payout.id, transactionDate: issuedAt, payoutId: payout.id });
  savePayout(world, payout, "payout-issued");
  return payout;
}

/** Moves a payout on. When it fails or is cancelled its money is open again, for the next payout to retry. */
export function changePayout(world: World, payout: Payout, { status, externalTraceId }: PayoutChange): void {
  if (status !== undefined && status !== payout.status) {
    if (!NEXT[payout.status].includes(status)) throw new Refusal(`Payout ${payout.id} is ${payout.status} and cannot become ${status}.`);
    if (status === "FAILED" || status === "CANCELED") returnToBalance(world, payout, status);
    payout.status = status;
  }
  payout.externalTraceId = externalTraceId ?? payout.externalTraceId;
  savePayout(world, payout, "payout-changed");
}

export function payoutMovements(world: World, payout: Payout): BalanceTransaction[] {
  return [...world.store.balanceTransactions.values()].filter(({ payoutId }) => payoutId === payout.id);
}

function isOpen({ payoutId, test }: BalanceTransaction): boolean {
  return payoutId === null && !test;
}

function returnToBalance(world: World, payout: Payout, status: "CANCELED" | "FAILED"): void {
  const { shop, currency, id: sourceId } = payout;
  const type = status === "FAILED" ? "TRANSFER_FAILURE" : "TRANSFER_CANCEL";
  const transactionDate = isoSeconds(world.clock.now());
  addMovement(world, { shop, type, currency, amount: payoutNet(payoutMovements(world, payout)), fee: 0n, sourceId, transactionDate });
}

function savePayout(world: World, record: Payout, kind: string): void {
  const { status, currency, issuedAt } = record;
  const net = formatFixed(payoutNet(payoutMovements(world, record)), currency);
  commitRecord(world, world.store.payouts, { record, kind, figures: { status, net, currency, issuedAt }, topics: [] });
}
