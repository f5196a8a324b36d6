import { formatTrimmed } from "../money/minor-units";

/** MoneyV2. */
export function money(amount: bigint, currency: string) {
  return { amount: formatTrimmed(amount, currency), currencyCode: currency };
}

/** MoneyBag: the customer pays in the shop's currency, so both sides are the same. */
export function moneyBag(amount: bigint, currency: string) {
  const side = money(amount, currency);
  return { shopMoney: side, presentmentMoney: side };
}
