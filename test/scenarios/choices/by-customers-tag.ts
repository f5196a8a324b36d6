import { askJson } from "../../integration/setting/json";
import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";
import { withRegions } from "./before-posting";

export const ADA = { firstName: "Ada", lastName: "Example", email: "ada@example.com" };

/** The merchant, or a marketing tool, tags the customer. */
export async function customerTagged(stage: Stage, tags: readonly string[], id?: number): Promise<number> {
  const { url } = stage.world.shopify;
  const { shop } = stage.merchant;
  if (id === undefined) return (await askJson<{ id: number }>(`${url}/control/customers`, { shop, ...ADA, tags })).id;
  await askJson(`${url}/control/customers/${id}`, { shop, tags });

  return id;
}

/** Tags of the customer, which count like the order's own until its invoice was sent. */
export const BY_CUSTOMERS_TAG: readonly Scenario[] = [
  {
    name: "choices/customers-tag-codes",
    proves:
      "A tag of the customer decides account and tracking of the orders to come; posted ones stay, whatever the customer is tagged later.",
    play: async (stage) => {
      await withRegions(stage);
      await stage.merchant.tagRules({ tag: "Trade", account: "260", tracking: { Region: "North" } }, { tag: "vip", account: "210" });
      const id = await customerTagged(stage, ["trade"]);
      const order = await stage.order({ customer: ADA });
      const posted = { number: numberOf(order), total: "29.00", tax: "4.83", due: "29.00", lines: [/on 260, OUTPUT2, Region: North$/] };
      await stage.shows(order, { xero: { invoices: [posted] }, app: { status: "synced" } });

      await customerTagged(stage, ["vip"], id);
      await stage.merchant.retry(order);
      await stage.settle();
      const later = await stage.order({ customer: ADA });
      await stage.shows(later, {
        xero: { invoices: [{ number: numberOf(later), total: "29.00", lines: [/on 210, OUTPUT2$/] }] },
        app: { status: "synced" },
      });
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [posted] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "choices/customers-tag-keeps-out",
    proves: "Orders of a customer with a tag that keeps orders out are not sent; what was posted before stays, and nothing is asked.",
    play: async (stage) => {
      await stage.merchant.tagRules({ tag: "staff", then: "hold-back" });
      const id = await customerTagged(stage, []);
      const order = await stage.order({ customer: ADA });
      await customerTagged(stage, ["Staff"], id);
      const later = await stage.order({ customer: ADA, payment: "paid" });
      await stage.merchant.retry(order);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), total: "29.00", due: "29.00" }] },
        app: { status: "synced", problems: [] },
      });
      await stage.shows(later, {
        shopify: { received: "29.00" },
        xero: { invoices: [], payments: [] },
        app: { status: "excluded", sentences: ["Not sent: your rule for the tag “staff” says so."] },
      });
    },
  },
];
