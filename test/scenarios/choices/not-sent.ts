import assert from "node:assert/strict";
import { numberOf } from "../../integration/setting/merchant";
import type { ShopOrder } from "../../integration/setting/shopify-side";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

type Pressing = { press: "holdBackOrder" | "undoOrder"; reason: string };

async function decide(stage: Stage, order: ShopOrder, { press, reason }: Pressing): Promise<void> {
  const { recordId } = await stage.merchant.page(order);
  const { error } = await stage.world.app.crossfoot[press](stage.merchant.shop, recordId, reason);
  assert.equal(error, null);
  await stage.settle();
}

async function postAgain(stage: Stage, order: ShopOrder): Promise<void> {
  const { recordId } = await stage.merchant.page(order);
  const { error } = await stage.world.app.crossfoot.postAgain(stage.merchant.shop, recordId);
  assert.equal(error, null);
  await stage.settle();
}

/** "Do not send", by hand. */
export const NOT_SENT: readonly Scenario[] = [
  {
    name: "choices/do-not-send",
    proves: "An order that is not to be sent stays out, paid or not, with the reason; taken back, it is posted whole.",
    setup: { datePolicy: "paid" },
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await decide(stage, order, { press: "holdBackOrder", reason: "a gift to the school" });
      await stage.world.shopify.pay(order);
      await stage.settle();
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [], payments: [] },
        app: { status: "excluded", sentences: [/a gift to the school/] },
      });

      await postAgain(stage, order);
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "PAID", total: "29.00", tax: "4.83", paid: "29.00" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "choices/do-not-send-after-posting",
    proves: "An order that was posted is taken out of the books again, with the reason, and is not posted by whatever happens later.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await decide(stage, order, { press: "undoOrder", reason: "entered twice" });
      await stage.world.shopify.pay(order);
      await stage.settle();
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ number, status: "VOIDED" }], payments: [] },
        app: { status: "excluded", sentences: [/entered twice/] },
      });
    },
  },
];
