import { idOfGid } from "../../gid";
import { payoutMovements } from "../../payouts/issue-payout";
import type { Args, GraphContext } from "../context";
import { defineType } from "../define-type";
import { disputesPage } from "./dispute";
import { paymentsAccount } from "./payments-account";
import { payoutSource, requirePayouts } from "./payout";
import { tenderTransactionsPage } from "./tender-transaction";

type FindNode = (id: number, context: GraphContext) => unknown;

/** node(id:) of what belongs to Shopify Payments, and of tender transactions, by type. */
export const paymentsNodes: Readonly<Record<string, FindNode>> = {
  ShopifyPaymentsAccount: (id, context) => (context.shop.id === id ? paymentsAccount(context) : null),
  ShopifyPaymentsPayout: (id, context) => {
    requirePayouts(context, "node");
    const payout = ofShop(context.world.store.payouts.get(id), context);
    return payout && payoutSource(payout, payoutMovements(context.world, payout));
  },
  ShopifyPaymentsBalanceTransaction: (id, context) => {
    requirePayouts(context, "node");
    return ofShop(context.world.store.balanceTransactions.get(id), context);
  },
  ShopifyPaymentsDispute: disputeById,
  TenderTransaction: (id, context) => ofShop(context.world.store.tenderTransactions.get(id), context),
};

function disputeById(id: number, context: GraphContext) {
  return ofShop(context.world.store.disputes.get(id), context);
}

/** The root fields of the same. */
export const paymentsRoots = defineType<unknown>({
  shopifyPaymentsAccount: (_root, _args, context) => paymentsAccount(context),
  dispute: (_root, { id }, context) => disputeById(idOfGid("ShopifyPaymentsDispute", String(id)) ?? 0, context),
  disputes: (_root, args: Args, context) => disputesPage(args, context),
  tenderTransactions: (_root, args: Args, context) => tenderTransactionsPage(args, context),
});

function ofShop<Item extends { readonly shop: string }>(item: Item | undefined, { shop }: GraphContext): Item | null {
  return item?.shop === shop.domain ? item : null;
}
