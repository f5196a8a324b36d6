import { gid } from "../../gid";
import { accountOf } from "../../payouts/account";
import { balanceOf } from "../../payouts/balance";
import type { Shop } from "../../store/records";
import type { PaymentsAccount } from "../../store/records/payments-account";
import type { GraphContext } from "../context";
import { defineType } from "../define-type";
import { money } from "../money-bag";
import { movementsPage } from "./balance-transactions-page";
import { disputesPage } from "./dispute";
import { payoutsPage } from "./payouts-page";

/** Null for a shop that does not use Shopify Payments. */
export function paymentsAccount({ world, shop }: GraphContext): PaymentsAccount | null {
  const account = accountOf(world, shop);
  return account.active ? account : null;
}

export const paymentsAccountTypes = {
  ShopifyPaymentsAccount: defineType<PaymentsAccount>({
    id: ({ id }) => gid("ShopifyPaymentsAccount", id),
    activated: () => true,
    onboardable: () => false,
    country: (_account, _args, { shop }) => shop.address.countryCode,
    defaultCurrency: ({ currency }) => currency,
    balance: ({ currency }, _args, { world, shop }) => [money(balanceOf(world, shop), currency)],
    // Payouts are made by a control call here, never by themselves.
    payoutSchedule: () => ({ interval: "MANUAL", monthlyAnchor: null, weeklyAnchor: null }),
    payoutStatementDescriptor: () => null,
    payouts: (_account, args, context) => payoutsPage(args, context),
    balanceTransactions: (_account, args, context) => movementsPage(args, context),
    disputes: (_account, args, context) => disputesPage(args, context),
  }),
  /** The simulated merchant is one legal entity. */
  BusinessEntity: defineType<Shop>({
    id: ({ id }) => gid("BusinessEntity", id),
    displayName: ({ name }) => name,
    companyName: ({ name }) => name,
    primary: () => true,
    archived: () => false,
    address: ({ address }) => ({ ...address, address2: null }),
    shopifyPaymentsAccount: (_shop, _args, context) => paymentsAccount(context),
  }),
};
