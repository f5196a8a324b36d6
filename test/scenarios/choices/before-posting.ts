import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

const WHEN_PAID = { datePolicy: "paid" as const };

export async function withRegions(stage: Stage): Promise<void> {
  await stage.books.act("tracking-categories", { Name: "Region" });
  for (const Name of ["North", "South"]) await stage.books.act("tracking-categories/Region/options", { Name });
}

export const BEFORE_POSTING: readonly Scenario[] = [
  {
    name: "choices/account-and-tracking",
    proves: "An account and a tracking option chosen before an order is posted are on its invoice, to the same cent.",
    setup: WHEN_PAID,
    play: async (stage) => {
      await withRegions(stage);
      const order = await stage.order({ shipping: "6.00" });
      const number = numberOf(order);
      await stage.merchant.choose(order, { account: "260", tracking: { Region: "North" }, reason: "sold at the fair" });
      await stage.world.shopify.pay(order);
      await stage.settle();
      // 29.00 + 6.00; a sixth of each line is VAT: 4.83 + 1.00. Shipping keeps its own account.
      await stage.shows(order, {
        shopify: { total: "35.00" },
        xero: {
          invoices: [
            {
              number,
              status: "PAID",
              total: "35.00",
              tax: "5.83",
              lines: [/at 14\.50 on 260, OUTPUT2, Region: North$/, /^1 × Shipping.* at 6\.00 on 210, OUTPUT2, Region: North$/],
            },
          ],
        },
        app: { status: "synced", chosen: ["All lines: account 260.", "All lines: Region: North.", "by 41: sold at the fair"] },
      });
    },
  },
  {
    name: "choices/tax-rate-of-the-same-percentage",
    proves:
      "Another tax rate of the percentage that Shopify charged is taken; one of another percentage is refused with both figures, and nothing changes.",
    play: async (stage) => {
      await stage.books.act("tax-rates", { Name: "Margin scheme", ReportTaxType: "OUTPUT", TaxComponents: [{ Name: "VAT", Rate: 20 }] });
      const order = await stage.order();
      const number = numberOf(order);
      const page = await stage.world.app.crossfoot.choices(stage.merchant.shop, (await stage.merchant.page(order)).recordId);
      const taxType = page?.options.taxRates.find(({ name }) => name === "Margin scheme")?.taxType ?? "";

      const refused = await stage.merchant.choose(order, { taxType: "ZERORATEDOUTPUT" });
      if (!/charged 20% in Shopify, and ZERORATEDOUTPUT is 0%/.test(refused.errors["taxType"] ?? ""))
        throw new Error(`Not refused: ${JSON.stringify(refused)}`);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, tax: "4.83", lines: [/on 200, OUTPUT2$/] }] },
        app: { status: "synced", chosen: [] },
      });

      await stage.merchant.choose(order, { taxType });
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, total: "29.00", tax: "4.83", due: "29.00", lines: [new RegExp(`on 200, ${taxType}$`)] }] },
        app: { status: "synced", problems: [], chosen: [`All lines: tax rate ${taxType} (20%).`, "by 41: a favour"] },
      });
    },
  },
  {
    name: "choices/line-before-order",
    proves: "What is chosen for a line comes before what is chosen for the order; a refund of each credits the same account.",
    play: async (stage) => {
      const order = await stage.order({
        lines: [
          { sku: "HF-MUG-CRM", quantity: 2 },
          { title: "Oak stool", price: "12.00" },
        ],
      });
      const number = numberOf(order);
      const [mugs = ""] = await stage.merchant.linesToChoose(order);
      await stage.merchant.choose(order, { account: "260", lines: { [mugs]: { account: "210", taxType: "", tracking: {} } } });
      await stage.settle();
      // 29.00 + 12.00; a sixth of each line: 4.83 + 2.00.
      await stage.shows(order, {
        xero: {
          invoices: [{ number, total: "41.00", tax: "6.83", lines: [/14\.50 on 210, OUTPUT2$/, /Oak stool at 12\.00 on 260, OUTPUT2$/] }],
        },
      });

      await stage.world.shopify.pay(order);
      await stage.settle();
      await stage.world.shopify.refund(order, {});
      await stage.settle();
      await stage.shows(order, {
        shopify: { received: "41.00" },
        xero: {
          invoices: [{ number, status: "PAID", due: "0.00" }],
          creditNotes: [{ total: "41.00", tax: "6.83", left: "0.00", lines: [/on 210, OUTPUT2$/, /on 260, OUTPUT2$/] }],
        },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "choices/what-xero-has-not",
    proves:
      "An account that Xero has no longer in use, or a tracking option that it never had, is refused by name, and so is a choice without a reason.",
    play: async (stage) => {
      const order = await stage.order();
      const { errors } = await stage.merchant.choose(order, { account: "999", tracking: { Region: "West" }, reason: " " });
      const fields = Object.keys(errors).sort().join(", ");
      if (fields !== "account, reason, tracking.Region") throw new Error(`Refused: ${JSON.stringify(errors)}`);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ due: "29.00", lines: [/on 200, OUTPUT2$/] }] },
        app: { status: "synced", chosen: [] },
      });
    },
  },
];
