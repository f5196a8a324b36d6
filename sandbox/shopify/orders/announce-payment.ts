import { formatFixed } from "../money/minor-units";
import type { Order, OrderTransaction } from "../store/records";
import type { World } from "../world";
import { commitChange } from "./change-order";
import { financialStatus } from "./order-status";

/** Tells the app of payments just added: orders/paid as well, when they settle the order. */
export function announcePayment(world: World, order: Order, transactions: readonly OrderTransaction[]): void {
  const settled = financialStatus(order) === "PAID";
  const { currency } = order.presentment;
  const words = transactions.map(({ formattedGateway, kind, amount }) => `${formattedGateway} ${kind.toLowerCase()} of ${formatFixed(amount, currency)} ${currency}`);
  commitChange(world, order, { topics: settled ? ["orders/paid", "orders/updated"] : ["orders/updated"], transactions, text: `${words.join(", ")}.` });
}
