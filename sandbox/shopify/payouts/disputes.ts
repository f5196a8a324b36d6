import { DAY_MS, isoSeconds } from "../clock";
import { formatFixed, parseAmount, sum } from "../money/minor-units";
import { Refusal } from "../refusal";
import { commitRecord } from "../store/commit-record";
import type { Order, Shop } from "../store/records";
import type { Dispute, DisputeStatus, DisputeType } from "../store/records/dispute";
import { disputeBody } from "../webhooks/bodies/dispute-body";
import { shopOf, type World } from "../world";
import { accountOf } from "./account";
import { addMovement, movementsOf } from "./balance";

/** A guess at what the card networks give a merchant: nine days to answer. */
const EVIDENCE_DAYS = 9;

/** Where a dispute can go. WON, LOST, ACCEPTED and PREVENTED are final. */
const NEXT: Readonly<Record<DisputeStatus, readonly DisputeStatus[]>> = {
  NEEDS_RESPONSE: ["ACCEPTED", "LOST", "PREVENTED", "UNDER_REVIEW", "WON"],
  UNDER_REVIEW: ["ACCEPTED", "LOST", "PREVENTED", "WON"],
  ACCEPTED: [],
  LOST: [],
  PREVENTED: [],
  WON: [],
};

export interface NewDispute {
  readonly type: DisputeType;
  /** Decimals of the account's currency; null: the whole payment. */
  readonly amount: string | null;
  readonly reason: string;
  readonly networkReasonCode: string;
}

export interface DisputeChange {
  readonly status?: DisputeStatus | undefined;
  /** An inquiry that becomes a chargeback. Never the other way. */
  readonly type?: "CHARGEBACK" | undefined;
}

/** A customer's bank questions an order's payment. A chargeback takes the money and the fee at once, an inquiry nothing. */
export function openDispute(world: World, order: Order, wanted: NewDispute): Dispute {
  const shop = shopOf(world, order.shop);
  const charge = movementsOf(world, shop).find((one) => one.type === "CHARGE" && one.order?.id === order.id);
  if (!charge || charge.sourceOrderTransactionId === null) throw new Refusal(`Order ${order.name} has no Shopify Payments payment to dispute.`);
  const { currency } = charge;
  const left = charge.amount - disputedOf(world, order);
  const amount = wanted.amount === null ? left : parseAmount(wanted.amount, currency);
  if (amount <= 0n || amount > left) throw new Refusal(`Up to ${formatFixed(left, currency)} ${currency} of order ${order.name} can be disputed.`);
  const now = world.clock.now();
  const { type, reason, networkReasonCode } = wanted;
  const dispute: Dispute = {
    __typename: "ShopifyPaymentsDispute",
    id: world.store.newId(),
    shop: order.shop,
    orderId: order.id,
    orderName: order.name,
    orderTransactionId: charge.sourceOrderTransactionId,
    ...{ amount, currency, type, reason, networkReasonCode },
    initiatedAs: type,
    status: "NEEDS_RESPONSE",
    initiatedAt: isoSeconds(now),
    evidenceDueBy: isoSeconds(now + EVIDENCE_DAYS * DAY_MS),
    evidenceSentOn: null,
    finalizedOn: null,
  };
  if (type === "CHARGEBACK") withdraw(world, shop, dispute);
  saveDispute(world, dispute, "create");
  return dispute;
}

/** Moves a dispute on. Won: the money and the fee come back. */
export function changeDispute(world: World, dispute: Dispute, { status, type }: DisputeChange): void {
  if (status !== undefined && !NEXT[dispute.status].includes(status)) {
    throw new Refusal(`Dispute ${dispute.id} is ${dispute.status} and cannot become ${status}.`);
  }
  if (type && NEXT[dispute.status].length === 0) throw new Refusal(`Dispute ${dispute.id} is ${dispute.status}: it is over.`);
  const shop = shopOf(world, dispute.shop);
  if (type === "CHARGEBACK" && dispute.type === "INQUIRY") {
    dispute.type = type;
    withdraw(world, shop, dispute);
  }
  if (status !== undefined) moveOn(world, shop, { dispute, status });
  saveDispute(world, dispute, "update");
}

function moveOn(world: World, shop: Shop, { dispute, status }: { dispute: Dispute; status: DisputeStatus }): void {
  const now = isoSeconds(world.clock.now());
  dispute.status = status;
  if (status === "UNDER_REVIEW") dispute.evidenceSentOn = now;
  if (NEXT[status].length === 0) dispute.finalizedOn = now;
  if (status === "WON" && dispute.type === "CHARGEBACK") giveBack(world, shop, dispute);
}

function withdraw(world: World, shop: Shop, dispute: Dispute): void {
  addMovement(world, { ...movement(world, dispute), type: "DISPUTE_WITHDRAWAL", amount: -dispute.amount, fee: accountOf(world, shop).disputeFee });
}

/** What was taken, whatever the account's terms are by now. */
function giveBack(world: World, shop: Shop, dispute: Dispute): void {
  const taken = movementsOf(world, shop).find((one) => one.type === "DISPUTE_WITHDRAWAL" && one.sourceId === dispute.id);
  addMovement(world, { ...movement(world, dispute), type: "DISPUTE_REVERSAL", amount: dispute.amount, fee: -(taken?.fee ?? 0n) });
}

function movement(world: World, { id, shop, currency, orderId, orderName, orderTransactionId }: Dispute) {
  const transactionDate = isoSeconds(world.clock.now());
  return { shop, currency, sourceId: id, sourceOrderTransactionId: orderTransactionId, order: { id: orderId, name: orderName }, transactionDate };
}

function disputedOf(world: World, order: Order): bigint {
  return sum([...world.store.disputes.values()].filter(({ orderId }) => orderId === order.id).map(({ amount }) => amount));
}

function saveDispute(world: World, record: Dispute, change: "create" | "update"): void {
  const { orderName: order, type, status, amount, currency } = record;
  commitRecord(world, world.store.disputes, {
    record,
    kind: `dispute-${change}d`,
    figures: { order, type, status, currency, amount: formatFixed(amount, currency) },
    topics: [{ topic: `disputes/${change}`, body: disputeBody(record) }],
  });
}
