import type { OrderTransaction } from "../../../domain/commerce/order-transaction";
import { isReceipt } from "../../../domain/commerce/order-transaction";
import type { Instant } from "../../../domain/instant";

/** Shopify has no "paid at": a paid order was paid in full with the last of its receipts; a free one when it was placed. */
export function whenPaid(transactions: readonly OrderTransaction[], placedAt: Instant): Instant {
  let last: Instant | null = null;
  for (const transaction of transactions) {
    if (isReceipt(transaction) && (last === null || isLater(transaction.processedAt, last))) last = transaction.processedAt;
  }

  return last ?? placedAt;
}

/** The last of some moments; null for none. */
export function latest(moments: readonly (Instant | null)[]): Instant | null {
  let last: Instant | null = null;
  for (const moment of moments) if (moment !== null && (last === null || isLater(moment, last))) last = moment;

  return last;
}

/** By the clock, not by the text: REST writes each moment in the shop's offset of that day, which summer time changes. */
function isLater(a: Instant, b: Instant): boolean {
  return Date.parse(a) > Date.parse(b);
}
