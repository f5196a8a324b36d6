import { sum } from "../money/minor-units";
import type { BalanceTransaction } from "../store/records/payout";
import { netOf } from "./balance";
import { summaryGroup, type SummaryGroup } from "./transaction-types";

export interface SummaryLine {
  readonly gross: bigint;
  /** Positive when taken. */
  readonly fee: bigint;
}

export type PayoutSummary = Readonly<Record<SummaryGroup, SummaryLine>>;

/** Gross and fees of a payout's movements by kind: Σ gross − Σ fees is what it pays. */
export function summarise(movements: readonly BalanceTransaction[]): PayoutSummary {
  const line = (group: SummaryGroup): SummaryLine => {
    const part = movements.filter(({ type }) => summaryGroup(type) === group);
    return { gross: sum(part.map(({ amount }) => amount)), fee: sum(part.map(({ fee }) => fee)) };
  };
  return {
    charges: line("charges"),
    refunds: line("refunds"),
    adjustments: line("adjustments"),
    reservedFunds: line("reservedFunds"),
    retriedPayouts: line("retriedPayouts"),
    advance: line("advance"),
  };
}

/** Negative when Shopify takes money from the merchant's bank account. */
export function payoutNet(movements: readonly BalanceTransaction[]): bigint {
  return sum(movements.filter(({ type }) => summaryGroup(type) !== null).map(netOf));
}
