import type { Currencies } from "../store/records";
import { formatFixed } from "./minor-units";
import { toShopMoney } from "./presentment";

/** An amount of an order as a REST body's plain field has it: "19.90", in the shop's currency. */
export function formatInShop(amount: bigint, order: Currencies): string {
  return formatFixed(toShopMoney(amount, order), order.currency);
}

/** The same in the currency the customer paid in. */
export function formatInPresentment(amount: bigint, { presentment }: Currencies): string {
  return formatFixed(amount, presentment.currency);
}
