import { netOf, movementsOf } from "../../payouts/balance";
import type { BalanceTransaction, Payout } from "../../store/records/payout";
import { connection } from "../connection";
import type { Args, GraphContext } from "../context";
import { search, type Searchable } from "../search/search";
import { keyBy, unmodelled, type KeyValues } from "./list-keys";
import { requirePayouts } from "./payout";

/** A movement with the payout it went into, if it has. */
interface PlacedMovement {
  readonly id: number;
  readonly movement: BalanceTransaction;
  readonly payout: Payout | null;
}

const CONNECTION = "balanceTransactions";

const searchableMovements: Searchable<PlacedMovement> = {
  connection: CONNECTION,
  fields: {
    id: ({ id }) => ({ number: id }),
    currency: ({ movement }) => ({ text: [movement.currency] }),
    payments_transfer_id: ({ payout }) => (payout ? { number: payout.id } : { text: [] }),
    payout_date: ({ payout }) => (payout ? { time: payout.issuedAt } : { text: [] }),
    payout_status: ({ payout }) => ({ text: [payout?.status ?? "PENDING"] }),
    processed_at: ({ movement }) => ({ time: movement.transactionDate }),
    transaction_type: ({ movement }) => ({ text: [movement.type] }),
    available_on: unmodelled(CONNECTION, "the filter available_on"),
    credit_card_last4: unmodelled(CONNECTION, "the filter credit_card_last4"),
    payment_method_name: unmodelled(CONNECTION, "the filter payment_method_name"),
    tax_reporting_exempt: unmodelled(CONNECTION, "the filter tax_reporting_exempt"),
  },
  words: ({ movement }) => (movement.order ? [movement.order.name] : []),
};

/** PAYMENT_METHOD_NAME has no figure behind it here. */
const keys: KeyValues<PlacedMovement> = {
  ID: ({ id }) => id,
  PROCESSED_AT: ({ movement }) => movement.transactionDate,
  AMOUNT: ({ movement }) => Number(movement.amount),
  FEE: ({ movement }) => Number(movement.fee),
  NET: ({ movement }) => Number(netOf(movement)),
  ORDER_NAME: ({ movement }) => movement.order?.name ?? "",
  PAYOUT_DATE: ({ payout }) => payout?.issuedAt ?? "",
  PAYOUT_STATUS: ({ payout }) => payout?.status ?? "PENDING",
  TRANSACTION_TYPE: ({ movement }) => movement.type,
};

/** balanceTransactions(query, sortKey, hideTransfers) of the account. */
export function movementsPage(args: Args, context: GraphContext) {
  requirePayouts(context, CONNECTION);
  const { world, shop } = context;
  const shown = movementsOf(world, shop)
    .filter(({ type }) => args["hideTransfers"] !== true || type !== "TRANSFER")
    .map((movement): PlacedMovement => ({ id: movement.id, movement, payout: world.store.payouts.get(movement.payoutId ?? 0) ?? null }));
  const found = search(shown, args["query"], { context, searchable: searchableMovements });
  return movementsOnly(connection(found, args, keyBy(keys, { connectionName: CONNECTION, sortKey: args["sortKey"] })));
}

function movementsOnly({ edges, pageInfo }: ReturnType<typeof connection<PlacedMovement>>) {
  const nodes = edges.map(({ node }) => node.movement);
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node: node.movement })), nodes, pageInfo };
}
