/** Why an order was left out that Shopify did not show when it was read, kept with it: those of a backfill are counted by it. */
export const NO_LONGER_SHOWN = "Shopify no longer shows this order, and nothing was posted for it.";

/** What is said of a backfill that is over, and of which so many orders were not there any more; null where there are none. */
export function sentenceOfNotShown(orders: number, found: number): string | null {
  if (orders === 0) return null;

  return (
    `Shopify no longer showed ${orders.toLocaleString("en")} of the ${found.toLocaleString("en")} orders that the preview found: ` +
    "deleted there, or older by then than it shows Crossfoot. Nothing was posted for these."
  );
}
