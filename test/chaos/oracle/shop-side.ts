import { hundredths, sumOf } from "./amounts";
import type { Entry } from "./journal";

/** An order as Shopify's journal last told of it: decimal strings. */
export interface ShopOrder {
  readonly id: number;
  readonly name: string;
  readonly shop: string;
  readonly currency: string;
  readonly total: string;
  readonly totalTax: string;
  readonly note: string | null;
  readonly transactions: readonly { id: number; kind: string; status: string; amount: string }[];
  readonly refunds: readonly { id: number }[];
}

export type Transaction = ShopOrder["transactions"][number];

/** Each order as it stood when the journal last told of it. */
export function ordersIn(entries: readonly Entry[]): Map<number, ShopOrder> {
  const orders = new Map<number, ShopOrder>();
  for (const { kind, collection, figures } of entries) {
    if (kind !== "change" || collection !== "orders" || !figures) continue;
    const order = figures as ShopOrder;
    orders.set(order.id, order);
  }
  return orders;
}

/** Money received: one payment in the books for each. */
export function receipts({ transactions }: ShopOrder): Transaction[] {
  return transactions.filter(
    ({ kind, status, amount }) => /^(SALE|CAPTURE)$/.test(kind) && status === "SUCCESS" && hundredths(amount) > 0n,
  );
}

/** Money given back, in all. */
export function givenBack({ transactions }: ShopOrder): bigint {
  return sumOf(transactions.filter(({ kind, status }) => kind === "REFUND" && status === "SUCCESS").map(({ amount }) => amount));
}

/** Requests by which the app changed something in Shopify. */
export function shopWrites(entries: readonly Entry[]): Entry[] {
  const writes = /(Create|Update|Delete|Add|Remove|Set|MarkAsPaid|Cancel|Capture|Void|Close|Open|Send|Complete)$/;
  return entries.filter(
    ({ kind, fields }) => kind === "request" && Array.isArray(fields) && fields.some((field) => writes.test(String(field))),
  );
}
