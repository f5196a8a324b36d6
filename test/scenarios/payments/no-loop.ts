import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";

/** Twenty writes an hour are the most; the first made the contact, the second the invoice. */
const CHANGES = 18;

/** Behind the argument that there is no loop: whoever undoes each write is shown to a person. */
export const NO_LOOP: readonly Scenario[] = [
  {
    name: "payments/circuit-breaker",
    proves: "An order for which something causes write after write is stopped after twenty within an hour, and goes on once a person asks.",
    play: async (stage) => {
      const mugs = { sku: "HF-MUG-CRM" };
      const order = await stage.order();
      const number = numberOf(order);
      for (let change = 1; change <= CHANGES + 1; change++) {
        await stage.world.advance(60_000);
        await stage.world.shopify.edit(order, { setQuantity: [{ ...mugs, quantity: 2 + change }] });
        await stage.settle();
      }
      // Twenty mugs at 14.50 are 290.00; Shopify taxes each mug that is added by itself: 4.83 + 18 × 2.42 = 48.39. The twenty-first,
      // 304.50, was not written.
      await stage.shows(order, {
        shopify: { outstanding: "304.50" },
        xero: { invoices: [{ number, total: "290.00", tax: "48.39" }] },
        app: { status: "attention", problems: ["written-too-often"] },
      });

      await stage.merchant.retry(order);
      await stage.settle();
      // 48.39 + 2.42.
      await stage.shows(order, {
        shopify: { outstanding: "304.50" },
        xero: { invoices: [{ number, total: "304.50", tax: "50.81" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
];
