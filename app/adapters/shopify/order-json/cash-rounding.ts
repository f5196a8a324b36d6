import type { CashRounding } from "../../../domain/commerce/order-totals";
import { isPaidBack, isReceipt, type OrderTransaction } from "../../../domain/commerce/order-transaction";
import type { Currency } from "../../../domain/money/currency";
import { add, zero } from "../../../domain/money/money";

/** What the cash transactions say of themselves: for an order that does not state its rounding as a total. */
export function cashRoundingOf(transactions: readonly OrderTransaction[], currency: Currency): CashRounding {
  let [payments, refunds] = [zero(currency), zero(currency)];
  for (const transaction of transactions) {
    if (isReceipt(transaction)) payments = add(payments, transaction.rounding);
    else if (isPaidBack(transaction)) refunds = add(refunds, transaction.rounding);
  }

  return { payments, refunds };
}
