import type { Order } from "../../domain/commerce/order";
import { subtract, zero, type Money } from "../../domain/money/money";

/** What the order list and order page show of an order without asking Shopify again. No personal data. */
export type OrderFacts = { total: Money; tax: Money; paid: Money; outstanding: Money };

export function factsOf({ totals, currency }: Order): OrderFacts {
  const { total, tax, outstanding } = totals;
  const open = outstanding ?? zero(currency);

  return { total, tax: tax ?? zero(currency), paid: subtract(total, open), outstanding: open };
}
