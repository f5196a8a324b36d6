import { gid } from "../gid";
import { formatFixed } from "../money/minor-units";
import { financialStatus } from "../orders/order-status";
import { orderTotals } from "../orders/order-totals";
import type { Order } from "../store/records";

/** An order as the control API tells it: the merchant's figures, decimals as text. */
export function orderAnswer(order: Order) {
  const totals = orderTotals(order);
  const amount = (minor: bigint) => formatFixed(minor, order.currency);
  return {
    id: order.id,
    gid: gid("Order", order.id),
    name: order.name,
    shop: order.shop,
    currency: order.currency,
    taxesIncluded: order.taxesIncluded,
    status: financialStatus(order),
    email: order.email,
    total: amount(totals.total),
    totalTax: amount(totals.tax),
    subtotal: amount(totals.subtotal),
    shipping: amount(totals.shipping),
    discounts: amount(totals.discounts),
    currentTotal: amount(totals.currentTotal),
    received: amount(totals.received),
    refunded: amount(totals.refunded),
    outstanding: amount(totals.outstanding),
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    tags: order.tags,
    lines: order.lines.map(({ id, title, sku, quantity, unitPrice }) => ({ id, title, sku, quantity, price: amount(unitPrice) })),
    transactions: order.transactions.map(({ id, kind, gateway, amount: minor, processedAt }) => ({ id, kind, gateway, amount: amount(minor), processedAt })),
    refunds: order.refunds.map(({ id, createdAt }) => ({ id, createdAt })),
  };
}
