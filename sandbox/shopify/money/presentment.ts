import type { Currencies } from "../store/records";
import { parseDecimal } from "./decimal";
import { currencyDigits, divideHalfUp } from "./minor-units";

/**
 * An amount of an order in the shop's currency: × rate, rounded half up on its own. So the shop amounts of the parts
 * may miss the shop amount of their sum by a minor unit, as Shopify's do.
 */
export function toShopMoney(amount: bigint, { currency, presentment }: Currencies): bigint {
  if (presentment.currency === currency) return amount;
  const { units, scale } = parseDecimal(presentment.rate);
  return divideHalfUp(amount * units * power(currency), scale * power(presentment.currency));
}

/** A price in the shop's currency as this customer sees it: ÷ rate, rounded half up. */
export function toPresentmentMoney(amount: bigint, { currency, presentment }: Currencies): bigint {
  if (presentment.currency === currency) return amount;
  const { units, scale } = parseDecimal(presentment.rate);
  return divideHalfUp(amount * scale * power(presentment.currency), units * power(currency));
}

function power(currency: string): bigint {
  return 10n ** BigInt(currencyDigits(currency));
}
