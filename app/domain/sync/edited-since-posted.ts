import type { Order } from "../commerce/order";
import { formatMoney } from "../money/decimal-string";
import { equal, type Money } from "../money/money";
import { problem, type Problem } from "../problem";

/** An edit after posting changes the plan, and the invoice that stands is not rewritten yet. */
export function editedSincePosted({ totals }: Order, { planned, stands }: { planned: Money; stands: Money }): Problem | null {
  const { total, currentTotal } = totals;
  if (equal(planned, stands) || !currentTotal || equal(total, currentTotal)) return null;

  return problem(
    "changed-after-placing",
    "decide",
    `The order was changed from ${formatMoney(total)} to ${formatMoney(currentTotal)} in Shopify. ` +
      "Crossfoot does not post edits of posted orders yet: book the change in Xero.",
  );
}
