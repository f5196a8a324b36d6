import { formatTrimmed } from "../money/minor-units";
import { toShopMoney } from "../money/presentment";
import type { Currencies } from "../store/records";

/** MoneyV2. */
export function money(amount: bigint, currency: string) {
  return { amount: formatTrimmed(amount, currency), currencyCode: currency };
}

/** MoneyBag of an order's amount, which is kept in the customer's currency. */
export function moneyBag(amount: bigint, order: Currencies) {
  return { shopMoney: money(toShopMoney(amount, order), order.currency), presentmentMoney: money(amount, order.presentment.currency) };
}
