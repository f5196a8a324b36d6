import { gid } from "../../gid";
import type { Order } from "../../store/records";
import type { Dispute } from "../../store/records/dispute";
import { connection } from "../connection";
import type { Args, GraphContext } from "../context";
import { defineType } from "../define-type";
import { money } from "../money-bag";
import { visibleOrder } from "../order-access";
import { search, type Searchable } from "../search/search";

const searchableDisputes: Searchable<Dispute> = {
  connection: "disputes",
  fields: {
    id: ({ id }) => ({ number: id }),
    initiated_at: ({ initiatedAt }) => ({ time: initiatedAt }),
    status: ({ status }) => ({ text: [status] }),
  },
  words: ({ orderName }) => [orderName],
};

/** Of the account and of the root alike; the access rule is that of the type. */
export function disputesPage(args: Args, context: GraphContext) {
  const ofShop = [...context.world.store.disputes.values()].filter(({ shop }) => shop === context.shop.domain);
  const found = search(ofShop, args["query"], { context, searchable: searchableDisputes });
  return connection(found, args, ({ id }) => ({ value: id, id }));
}

/** Order.disputes: a plain list of summaries. */
export function disputesOfOrder({ id }: Order, _args: Args, { world }: GraphContext): Dispute[] {
  return [...world.store.disputes.values()].filter(({ orderId }) => orderId === id);
}

export const disputeTypes = {
  ShopifyPaymentsDispute: defineType<Dispute>({
    id: ({ id }) => gid("ShopifyPaymentsDispute", id),
    legacyResourceId: ({ id }) => String(id),
    amount: ({ amount, currency }) => money(amount, currency),
    order: ({ orderId }, _args, context) => visibleOrder(context, gid("Order", orderId)),
    reasonDetails: ({ reason, networkReasonCode }) => ({ reason, networkReasonCode }),
  }),
  OrderDisputeSummary: defineType<Dispute>({ id: ({ id }) => gid("OrderDisputeSummary", id) }),
};
