import { legacyId } from "../ids";
import { dayIn, type TimeZone } from "../instant";
import type { Order } from "../commerce/order";
import { isReceipt } from "../commerce/order-transaction";
import { paymentReference, type Payment } from "../ledger/payment";
import { formatMoney } from "../money/decimal-string";
import type { PostingProfile } from "./posting-profile";

/** One payment for each sale or capture that succeeded, dated the day the money came by the organisation's calendar. */
export function transactionsToPayments(order: Order, profile: PostingProfile, zone: TimeZone): Payment[] {
  return order.transactions.filter(isReceipt).map(({ id, amount, processedAt, gateway }) => ({
    transactionId: id,
    accountCode: profile.paymentsAccount,
    date: dayIn(zone, processedAt),
    amount,
    reference: paymentReference(legacyId(id)),
    why: `${formatMoney(amount)} received by ${gateway}; account ${profile.paymentsAccount} by your settings.`,
  }));
}
