import { isChangeGiven, isReceipt } from "../commerce/order-transaction";
import type { Order } from "../commerce/order";
import { formatMoney } from "../money/decimal-string";
import { equal, isZero, type Money } from "../money/money";
import { problem, type Problem } from "../problem";

/** Parts of an order that have no document of their own yet. Each holds the order with its own sentence. */
export function unsupportedAmounts(order: Order): Problem[] {
  const { totals } = order;
  const named: [string, Money][] = [
    ["a tip", totals.tips],
    ["duties", totals.duties],
    ["additional fees", totals.additionalFees],
    ["cash rounding", totals.cashRounding],
  ];
  const found = named.filter(([, amount]) => !isZero(amount)).map(([what, amount]) => `${what} of ${formatMoney(amount)}`);
  if (order.lines.some(({ isGiftCard }) => isGiftCard)) found.push("a gift card that was sold");
  if (order.transactions.some(isChangeGiven)) found.push("change given in cash");

  return [...found.map(notPostedYet), ...paidInTestMode(order), ...changedSincePlaced(order)];
}

/** A real order may carry a payment from a gateway in test mode; booking it would be money that never came. */
function paidInTestMode({ transactions }: Order): Problem[] {
  if (!transactions.some((each) => each.test && isReceipt(each))) return [];

  return [
    problem(
      "not-posted-yet",
      "decide",
      "A payment of the order was made in test mode, so no money moved. If the order was only a trial, cancel it in Shopify.",
    ),
  ];
}

/** Refunds and edits make a credit note or a second document; booking the sale alone would overstate it. */
export function changedSincePlaced({ totals }: Order): Problem[] {
  if (equal(totals.currentTotal, totals.total) && isZero(totals.refunded)) return [];
  const what = isZero(totals.refunded)
    ? `was changed from ${formatMoney(totals.total)} to ${formatMoney(totals.currentTotal)}`
    : `had ${formatMoney(totals.refunded)} refunded`;

  return [
    problem(
      "changed-after-placing",
      "decide",
      `The order ${what} in Shopify. Crossfoot does not post refunds and edits yet: book the change in Xero.`,
    ),
  ];
}

function notPostedYet(what: string): Problem {
  return problem(
    "not-posted-yet",
    "decide",
    `The order has ${what}, which Crossfoot does not post yet. Enter this order in Xero yourself.`,
  );
}
