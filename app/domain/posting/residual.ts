import { formatMoney } from "../money/decimal-string";
import { amountOf, hold, type Desk } from "./desk";

/** What Shopify says and what the documents come to, in minor units. A residual is never posted and never rounded away. */
export function doesNotTieOut(desk: Desk, { what, shop, books }: { what: string; shop: bigint; books: bigint }): void {
  const [said, made, difference] = [shop, books, books - shop].map((minor) => formatMoney(amountOf(desk, minor)));
  hold(desk, {
    code: "does-not-tie-out",
    remedy: "decide",
    message:
      `${what}: Shopify says ${said}, the documents would come to ${made} (difference ${difference}). ` +
      "Nothing was posted, because the two must agree to the cent.",
  });
}
