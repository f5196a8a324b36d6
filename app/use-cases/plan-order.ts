import type { Order } from "../domain/commerce/order";
import { billedTo } from "../domain/payers/billed-to";
import type { Billing } from "../domain/payers/who-is-billed";
import type { ChoiceSource } from "../domain/ledger/override";
import type { Posting } from "../domain/posting/posting-plan";
import { planOnce } from "./plan-once";
import type { ReadyConnection } from "./ready-connection";

/**
 * What an order of this connection should be in the books. The day from which orders are posted holds for orders that come by
 * themselves; one that a backfill asked for (`backfilled`) was meant, however old it is. Without `choices` its tags decide.
 */
export function planOrder(
  { orderUrl }: { orderUrl: (shop: string, orderId: string) => string },
  { profile, organisation, ordersFrom, shop }: ReadyConnection,
  { order, backfilled, billing = BUYER, choices }: Planned,
): Posting {
  if (!backfilled && new Date(order.placedAt) < ordersFrom) {
    return { kind: "exclude", reason: "The order was placed before the day from which Crossfoot posts orders (see Settings)." };
  }
  const by = { profile, backfilled, organisation, orderUrl: orderUrl(shop, order.id) };
  const posting = planOnce(order, choices ? { ...by, choices } : by);

  return billedTo(posting, order, billing);
}

type Planned = { order: Order; backfilled: boolean; billing?: Billing; choices?: readonly ChoiceSource[] };

const BUYER: Billing = { kind: "buyer", by: null };
