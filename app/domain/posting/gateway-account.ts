import type { OrderTransaction } from "../commerce/order-transaction";
import { specialAccount } from "./accounts";
import type { Desk } from "./desk";
import { same } from "./same-text";

/**
 * The account on which a gateway's money is booked. Gift cards and store credit are no money: redeeming one pays with what
 * the merchant already owed, so it reduces that liability.
 */
export function gatewayAccount(desk: Desk, { gateway, gatewayName }: OrderTransaction): string {
  const { gatewayAccounts, paymentsAccount } = desk.profile;
  for (const [name, account] of Object.entries(gatewayAccounts)) {
    if (same(gateway, name) || same(gatewayName, name)) return account;
  }
  if (gateway === "gift_card") return specialAccount(desk, "giftCards");
  if (gateway === "store_credit" || gateway === "shopify_store_credit") return specialAccount(desk, "storeCredit");

  return paymentsAccount;
}
