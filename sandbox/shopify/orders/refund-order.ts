import { isoSeconds } from "../clock";
import { formatFixed, smaller, sum } from "../money/minor-units";
import { Refusal } from "../refusal";
import type { AdjustmentReason, Order, Refund, RefundAdjustment } from "../store/records";
import type { ShopEvent } from "../webhooks/publish";
import type { World } from "../world";
import { commitChange } from "./change-order";
import { checkAmount, checkParents, discrepancy, giveBack, suggestion, transfersBack, type Transfer } from "./refund-money";
import { refundParts, type WantedParts } from "./refund-parts";

export interface RefundRequest extends WantedParts {
  /** Money to give back; null: what the goods were paid for, with the whole order all that is owed. */
  readonly amount: bigint | null;
  /** How it goes back; null: to the payments it came from. With them, `amount` is their sum. */
  readonly transfers: readonly Transfer[] | null;
  /** PENDING: the provider has yet to say whether the money went. */
  readonly status: "PENDING" | "SUCCESS";
  /** Why money and goods differ, if they do. */
  readonly reason: AdjustmentReason;
  /** More than was paid may go back. */
  readonly overRefund: boolean;
  readonly note: string | null;
  /** Null: now. */
  readonly processedAtMs: number | null;
  readonly returnId: number | null;
  readonly idempotencyKey: string | null;
  readonly idempotentRequest?: string | undefined;
  /** Webhooks of other records that the same action changed, such as a return. */
  readonly events?: readonly ShopEvent[];
}

/** A refund of nothing, for callers that fill in what they want back. */
export const PLAIN_REFUND: RefundRequest = {
  ...{ lines: [], shipping: 0n, duties: [], feesAndTip: false },
  ...{ amount: null, transfers: null, status: "SUCCESS", reason: "REFUND_DISCREPANCY", overRefund: false },
  ...{ note: null, processedAtMs: null, returnId: null, idempotencyKey: null },
};

/** Records a refund, gives the money back, and announces it. */
export function refundOrder(world: World, order: Order, request: RefundRequest): Refund {
  const refund = takeBack(world, order, request);
  const transactions = order.transactions.filter((transaction) => refund.transactionIds.includes(transaction.id));
  const { currency } = order.presentment;
  const amount = formatFixed(sum(transactions.map((transaction) => transaction.amount)), currency);
  commitChange(world, order, { topics: ["orders/updated"], transactions, refund, events: request.events ?? [], text: `Refunded ${amount} ${currency}.` });
  return refund;
}

/** The refund itself, unannounced: cancelling an order takes everything back the same way. */
export function takeBack(world: World, order: Order, request: RefundRequest): Refund {
  const newId = () => world.store.newId();
  const parts = refundParts(order, request, newId);
  const suggested = suggestion(order, parts);
  const asked = request.amount ?? smaller(request.feesAndTip ? suggested.owed : suggested.goods, suggested.most);
  const transfers = request.transfers ?? transfersWanted(order, asked);
  const amount = sum(transfers.map((transfer) => transfer.amount));
  if (!request.overRefund) checkAmount(order, amount);
  checkParents(order, transfers);
  const isEmpty = parts.lines.length + parts.shipping.length + parts.duties.length === 0 && amount === 0n && !request.feesAndTip;
  if (isEmpty) throw new Refusal(`The refund of order ${order.name} is empty.`);
  const createdAt = isoSeconds(world.clock.now());
  const processedAt = isoSeconds(request.processedAtMs ?? world.clock.now());
  const refund: Refund = {
    id: newId(),
    ...{ createdAt, processedAt, note: request.note },
    ...parts,
    adjustments: adjustments({ ...request, difference: discrepancy(suggested, amount), amount }, newId),
    transactionIds: giveBack(world, order, { transfers, status: request.status, processedAt }).map(({ id }) => id),
    ...{ returnId: request.returnId, idempotencyKey: request.idempotencyKey, idempotentRequest: request.idempotentRequest },
  };
  order.refunds.push(refund);
  return refund;
}

function transfersWanted(order: Order, amount: bigint): Transfer[] {
  checkAmount(order, amount);
  return transfersBack(order, amount);
}

/** Suggested minus given back; and, while the money is pending, the whole of it as money not yet gone. */
function adjustments({ difference, amount, status, reason }: { difference: bigint; amount: bigint } & Pick<RefundRequest, "reason" | "status">, newId: () => number): RefundAdjustment[] {
  const pending = status === "PENDING" ? amount : 0n;
  const entries = [{ reason, amount: difference }, { reason: "PENDING_REFUND_DISCREPANCY" as const, amount: pending }];
  return entries.filter((entry) => entry.amount !== 0n).map((entry) => ({ id: newId(), ...entry, tax: 0n }));
}
