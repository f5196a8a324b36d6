import type { Order } from "../../../app/domain/commerce/order";
import type { Money } from "../../../app/domain/money/money";

/** The way to one amount in an order: ["lines", 0, "taxLines", 1, "amount"]. */
export type Place = readonly (string | number)[];

/**
 * Every amount that an order's documents rest on. Left out is money that was only promised or that never came (an
 * authorisation, a pending or failed sale): the books do not look at it, so changing it changes nothing.
 */
export function perturbations(order: Order): Place[] {
  const receipts = order.transactions.flatMap(({ kind, status, amount }, index) =>
    status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE") && amount.minor > 0n ? [["transactions", index, "amount"]] : [],
  );

  return [
    ...order.lines.flatMap((line, index) => [["lines", index, "unitPrice"], ...discounts(line, ["lines", index]), ...taxes(line, ["lines", index])]),
    ...order.shippingLines.flatMap((line, index) => [["shippingLines", index, "price"], ...discounts(line, ["shippingLines", index]), ...taxes(line, ["shippingLines", index])]),
    ...receipts,
    ...Object.entries(order.totals).flatMap(([name, stated]) => (stated === null || name === "cashRounding" ? [] : [["totals", name]])),
    ["totals", "cashRounding", "payments"],
    ["totals", "cashRounding", "refunds"],
  ];
}

function discounts({ discounts: given }: { discounts: readonly unknown[] }, line: Place): Place[] {
  return given.map((_, index) => [...line, "discounts", index, "amount"]);
}

function taxes({ taxLines }: { taxLines: readonly unknown[] }, line: Place): Place[] {
  return taxLines.map((_, index) => [...line, "taxLines", index, "amount"]);
}

/** A copy of the order in which the one amount is off by that many minor units. */
export function perturbed(order: Order, { place, by }: { place: Place; by: bigint }): Order {
  const copy = structuredClone(order);
  const amount = place.reduce<unknown>((inside, step) => (inside as Record<string | number, unknown>)[step], copy);
  (amount as { -readonly [Key in keyof Money]: Money[Key] }).minor += by;

  return copy;
}
