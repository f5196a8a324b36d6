import { DAY_MS, isoSeconds } from "../clock";
import { larger, sum } from "../money/minor-units";
import type { Order } from "../store/records";
import type { World } from "../world";
import type { DraftPayment } from "./order-draft";
import { orderTotals } from "./order-totals";
import { addTransaction } from "./transactions";

/** Shopify Payments holds a card authorisation for seven days. */
export const AUTHORISATION_DAYS = 7;

/** The payments of the checkout, in turn; one without an amount takes all that the others have left. */
export function payAtCheckout(world: World, order: Order, payments: readonly DraftPayment[]): void {
  for (const payment of payments) {
    const amount = payment.amount ?? stillUncovered(order);
    if (amount > 0n) takePayment(world, order, { ...payment, amount });
  }
}

/** Authorised and pending money covers an order too: nobody is asked for it twice. */
function stillUncovered(order: Order): bigint {
  const pending = sum(order.transactions.filter(({ kind, status }) => kind === "SALE" && status === "PENDING").map(({ amount }) => amount));
  const { outstanding, capturable } = orderTotals(order);
  return larger(0n, outstanding - capturable - pending);
}

function takePayment(world: World, order: Order, payment: DraftPayment & { readonly amount: bigint }): void {
  const { gateway, kind, status, amount, amountRounding, change, errorCode, locationId, test } = payment;
  const placedMs = Date.parse(order.processedAt);
  const held = kind === "AUTHORIZATION" && status === "SUCCESS";
  const common = { ...gateway, locationId: locationId ?? order.locationId, test: test || order.test, processedAt: order.processedAt };
  const transaction = addTransaction(world, order, {
    ...common,
    ...{ kind, status, amount, amountRounding, errorCode },
    message: errorCode ? `Declined: ${errorCode.toLowerCase().replaceAll("_", " ")}` : null,
    authorization: gateway.manual ? null : `auth-${order.number}-${order.transactions.length + 1}`,
    authorizationExpiresAt: held ? isoSeconds(placedMs + AUTHORISATION_DAYS * DAY_MS) : null,
  });
  if (change > 0n) addTransaction(world, order, { ...common, kind: "CHANGE", amount: change, parentId: transaction.id });
}
