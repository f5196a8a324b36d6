import { currencyDigits, divideHalfUp } from "../money/minor-units";
import type { PaymentsAccount } from "../store/records/payments-account";

const RATE_DECIMALS = 8;
const ONE = 10n ** BigInt(RATE_DECIMALS);

/** What Shopify Payments keeps of a payment: the percentage, rounded half up, and the fixed part. */
export function processingFee({ feePercent, feeFixed }: PaymentsAccount, amount: bigint): bigint {
  return divideHalfUp(amount * parseRate(feePercent), 100n * ONE) + feeFixed;
}

/** A refund's share of the fee of the payment it gives back: fee × refund ÷ payment, half up. */
export function shareOfFee(fee: bigint, { part, whole }: { part: bigint; whole: bigint }): bigint {
  return divideHalfUp(fee * part, whole);
}

/** An amount of the shop's currency in the account's, half up. The two may have different decimals. */
export function inAccountCurrency(amount: bigint, account: PaymentsAccount, shopCurrency: string): bigint {
  const scale = (currency: string) => 10n ** BigInt(currencyDigits(currency));
  return divideHalfUp(amount * parseRate(account.exchangeRate) * scale(account.currency), ONE * scale(shopCurrency));
}

/** "2.9" → 290000000n (hundred-millionths). The account's terms have been checked when they were set. */
function parseRate(rate: string): bigint {
  const [whole = "0", fraction = ""] = rate.split(".");
  return BigInt(whole + fraction.padEnd(RATE_DECIMALS, "0"));
}
