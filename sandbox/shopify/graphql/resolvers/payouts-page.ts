import { formatFixed } from "../../money/minor-units";
import { movementsOf } from "../../payouts/balance";
import { payoutNet, summarise } from "../../payouts/payout-summary";
import type { BalanceTransaction } from "../../store/records/payout";
import { connection } from "../connection";
import type { Args, GraphContext } from "../context";
import { search, type Searchable } from "../search/search";
import { keyBy, unmodelled, type KeyValues } from "./list-keys";
import { payoutSource, requirePayouts, type PayoutSource } from "./payout";

const searchablePayouts: Searchable<PayoutSource> = {
  connection: "payouts",
  fields: {
    id: ({ id }) => ({ number: id }),
    amount: ({ payout, movements }) => ({ number: Number(formatFixed(payoutNet(movements), payout.currency)) }),
    currency: ({ payout }) => ({ text: [payout.currency] }),
    issued_at: ({ payout }) => ({ time: payout.issuedAt }),
    status: ({ payout }) => ({ text: [payout.status] }),
    bank_account: unmodelled("payouts", "the filter bank_account"),
    ledger_type: unmodelled("payouts", "the filter ledger_type"),
    transaction_dates: unmodelled("payouts", "the filter transaction_dates"),
  },
  words: ({ id }) => [String(id)],
};

/** DUTIES_GROSS and SHIPPING_LABEL_GROSS have no figure in the summary to sort by. */
const keys: KeyValues<PayoutSource> = {
  ID: ({ id }) => id,
  ISSUED_AT: ({ payout }) => payout.issuedAt,
  STATUS: ({ payout }) => payout.status,
  AMOUNT: ({ movements }) => Number(payoutNet(movements)),
  FEE_AMOUNT: ({ movements }) => Number(movements.reduce((total, { fee }) => total + fee, 0n)),
  CHARGE_GROSS: ({ movements }) => Number(summarise(movements).charges.gross),
  REFUND_GROSS: ({ movements }) => Number(summarise(movements).refunds.gross),
  ADJUSTMENT_GROSS: ({ movements }) => Number(summarise(movements).adjustments.gross),
  ADVANCE_GROSS: ({ movements }) => Number(summarise(movements).advance.gross),
};

/** payouts(query, sortKey, transactionType) of the account. */
export function payoutsPage(args: Args, context: GraphContext) {
  requirePayouts(context, "payouts");
  const { world, shop } = context;
  const byPayout = movementsByPayout(movementsOf(world, shop));
  const sources = [...world.store.payouts.values()]
    .filter((payout) => payout.shop === shop.domain)
    .map((payout) => payoutSource(payout, byPayout.get(payout.id) ?? []))
    .filter(({ movements }) => directionMatches(payoutNet(movements), args["transactionType"]));
  const found = search(sources, args["query"], { context, searchable: searchablePayouts });
  return connection(found, args, keyBy(keys, { connectionName: "payouts", sortKey: args["sortKey"] }));
}

function directionMatches(net: bigint, wanted: unknown): boolean {
  if (wanted === "WITHDRAWAL") return net < 0n;
  return wanted === "DEPOSIT" ? net >= 0n : true;
}

function movementsByPayout(movements: readonly BalanceTransaction[]): ReadonlyMap<number | null, BalanceTransaction[]> {
  const groups = new Map<number | null, BalanceTransaction[]>();
  for (const movement of movements) {
    const group = groups.get(movement.payoutId);
    if (group) group.push(movement);
    else groups.set(movement.payoutId, [movement]);
  }
  return groups;
}
