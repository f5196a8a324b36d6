import { formatScaled } from "../money/decimal-string";
import { decimalsOf } from "../money/currency";
import { divideRounded } from "../money/rounding";
import { hold, type Desk, type PostingInput } from "./desk";

/** Xero books in its base currency and in those the organisation has enabled; anything else it refuses. */
export function checkCurrency(desk: Desk): void {
  const { order, organisation } = desk;
  const { baseCurrency, currencies = [] } = organisation;
  if (order.currency === baseCurrency || currencies.includes(order.currency)) return;
  hold(desk, {
    code: "currency-not-supported",
    remedy: "never",
    message:
      `The order is in ${order.currency}, but ${organisation.name} keeps its books in ${baseCurrency}. ` +
      `Enable ${order.currency} in Xero, or connect an organisation in the shop's own currency.`,
  });
}

const RATE_DECIMALS = 6;

/**
 * Shopify's own rate, as Xero writes rates: units of the document's currency for one of the base. Known where the order
 * is booked in the customer's currency and the shop's is the base; otherwise Xero takes its rate of the day.
 */
export function currencyRate({ order, organisation }: PostingInput): string | null {
  const { exchange, currency } = order;
  if (!exchange || currency === organisation.baseCurrency || exchange.shop.currency !== organisation.baseCurrency) return null;
  if (exchange.shop.minor === 0n || exchange.booking.minor === 0n) return null;
  const scale = 10n ** BigInt(RATE_DECIMALS + decimalsOf(exchange.shop.currency));
  const rate = divideRounded(exchange.booking.minor * scale, exchange.shop.minor * 10n ** BigInt(decimalsOf(currency)));

  return formatScaled(rate, RATE_DECIMALS);
}
