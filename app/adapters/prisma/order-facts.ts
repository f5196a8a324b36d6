import type { Order } from "../../domain/commerce/order";
import { subtract, type Money } from "../../domain/money/money";

/** What the order list and order page show of an order without asking Shopify again. No personal data. */
export type OrderFacts = { total: Money; tax: Money; paid: Money; outstanding: Money };

export function factsOf({ totals }: Order): OrderFacts {
  return {
    total: totals.total,
    tax: totals.tax,
    paid: subtract(totals.total, totals.outstanding),
    outstanding: totals.outstanding,
  };
}
