import { gid } from "../../gid";
import { grants } from "../../oauth/scopes";
import { netOf } from "../../payouts/balance";
import { payoutNet, summarise, type PayoutSummary } from "../../payouts/payout-summary";
import type { BalanceTransaction, Payout } from "../../store/records/payout";
import { accessDenied } from "../access-rules";
import type { GraphContext } from "../context";
import { defineType } from "../define-type";
import { money } from "../money-bag";

/** A payout with the movements it gathered, its own TRANSFER among them. */
export interface PayoutSource {
  readonly __typename: "ShopifyPaymentsPayout";
  readonly id: number;
  readonly payout: Payout;
  readonly movements: readonly BalanceTransaction[];
}

export function payoutSource(payout: Payout, movements: readonly BalanceTransaction[]): PayoutSource {
  return { __typename: "ShopifyPaymentsPayout", id: payout.id, payout, movements };
}

/** Shopify's table has no scope for these two types; its reference says "the user must have access to payouts". */
export function requirePayouts({ scopes }: GraphContext, fieldName: string): void {
  if (grants(scopes, "read_shopify_payments_payouts") || grants(scopes, "read_shopify_payments")) return;
  throw accessDenied(fieldName, "`read_shopify_payments_payouts` access scope. Also: The user must have access to payouts.");
}

interface SummarySource {
  readonly summary: PayoutSummary;
  readonly currency: string;
}

function gross(group: keyof PayoutSummary) {
  return ({ summary, currency }: SummarySource) => money(summary[group].gross, currency);
}

function fee(group: keyof PayoutSummary) {
  return ({ summary, currency }: SummarySource) => money(summary[group].fee, currency);
}

const net = ({ payout, movements }: PayoutSource) => money(payoutNet(movements), payout.currency);

export const payoutTypes = {
  ShopifyPaymentsPayout: defineType<PayoutSource>({
    id: ({ id }) => gid("ShopifyPaymentsPayout", id),
    legacyResourceId: ({ id }) => String(id),
    issuedAt: ({ payout }) => payout.issuedAt,
    status: ({ payout }) => payout.status,
    transactionType: ({ movements }) => (payoutNet(movements) < 0n ? "WITHDRAWAL" : "DEPOSIT"),
    net,
    gross: net,
    externalTraceId: ({ payout }) => payout.externalTraceId,
    businessEntity: (_source, _args, { shop }) => shop,
    summary: ({ payout, movements }): SummarySource => ({ summary: summarise(movements), currency: payout.currency }),
  }),
  ShopifyPaymentsPayoutSummary: defineType<SummarySource>({
    chargesGross: gross("charges"),
    chargesFee: fee("charges"),
    refundsFeeGross: gross("refunds"),
    refundsFee: fee("refunds"),
    adjustmentsGross: gross("adjustments"),
    adjustmentsFee: fee("adjustments"),
    reservedFundsGross: gross("reservedFunds"),
    reservedFundsFee: fee("reservedFunds"),
    retriedPayoutsGross: gross("retriedPayouts"),
    retriedPayoutsFee: fee("retriedPayouts"),
    advanceGross: gross("advance"),
    advanceFees: fee("advance"),
  }),
  ShopifyPaymentsBalanceTransaction: defineType<BalanceTransaction>({
    id: ({ id }) => gid("ShopifyPaymentsBalanceTransaction", id),
    amount: ({ amount, currency }) => money(amount, currency),
    fee: (movement) => money(movement.fee, movement.currency),
    net: (movement) => money(netOf(movement), movement.currency),
    sourceId: ({ sourceId }) => textOf(sourceId),
    sourceOrderTransactionId: ({ sourceOrderTransactionId }) => textOf(sourceOrderTransactionId),
    associatedOrder: ({ order }) => order && { id: gid("Order", order.id), name: order.name },
    associatedPayout: ({ payoutId }, _args, { world }) => associatedPayout(payoutId === null ? undefined : world.store.payouts.get(payoutId)),
    adjustmentsOrders: ({ adjustedOrders, currency }, _args, { shop }) =>
      adjustedOrders.map((part) => ({
        name: part.name,
        link: `https://${shop.domain}/admin/orders/${part.orderId}`,
        orderTransactionId: String(part.orderTransactionId),
        amount: money(part.amount, currency),
        fees: money(part.fee, currency),
        net: money(netOf(part), currency),
      })),
  }),
};

/** Movements that no payout has gathered are pending, and name none. */
function associatedPayout(payout: Payout | undefined) {
  return payout ? { id: gid("ShopifyPaymentsPayout", payout.id), status: payout.status } : { id: null, status: "PENDING" };
}

/** Ids are BigInt in this type: text in JSON. */
function textOf(id: number | null): string | null {
  return id === null ? null : String(id);
}
