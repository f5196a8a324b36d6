import { gid } from "../gid";
import { formatInPresentment, formatInShop } from "../money/format-order";
import { financialStatus } from "../orders/order-status";
import { orderTotals } from "../orders/order-totals";
import type { Order } from "../store/records";

/** An order as the control API tells it: the merchant's figures in the shop's currency, decimals as text. */
export function orderAnswer(order: Order) {
  return {
    id: order.id,
    gid: gid("Order", order.id),
    name: order.name,
    shop: order.shop,
    currency: order.currency,
    taxesIncluded: order.taxesIncluded,
    status: financialStatus(order),
    email: order.email,
    ...figures(order),
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    tags: order.tags,
    note: order.note,
    metafields: order.metafields.map(({ namespace, key, value }) => ({ namespace, key, value })),
    ...parts(order),
  };
}

function figures(order: Order) {
  const totals = orderTotals(order);
  const amount = (minor: bigint) => formatInShop(minor, order);
  return {
    total: amount(totals.total),
    totalTax: amount(totals.tax),
    subtotal: amount(totals.subtotal),
    shipping: amount(totals.shipping),
    discounts: amount(totals.discounts),
    currentTotal: amount(totals.currentTotal),
    received: amount(totals.received),
    refunded: amount(totals.refunded),
    outstanding: amount(totals.outstanding),
    presentment: { currency: order.presentment.currency, rate: order.presentment.rate, total: formatInPresentment(totals.total, order) },
  };
}

/** Lines and payments in the currency the customer paid in. */
function parts(order: Order) {
  const amount = (minor: bigint) => formatInPresentment(minor, order);
  return {
    lines: order.lines.map(({ id, title, sku, quantity, unitPrice }) => ({ id, title, sku, quantity, price: amount(unitPrice) })),
    transactions: order.transactions.map(({ id, kind, status, gateway, amount: minor, processedAt }) => ({ id, kind, status, gateway, amount: amount(minor), processedAt })),
    refunds: order.refunds.map(({ id, createdAt }) => ({ id, createdAt })),
  };
}
