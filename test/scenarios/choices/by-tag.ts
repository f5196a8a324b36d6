import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import { withRegions } from "./before-posting";

export const BY_TAG: readonly Scenario[] = [
  {
    name: "choices/tag-codes",
    proves: "A tag decides account and tracking, whatever its capitals; what is chosen by hand comes before it.",
    play: async (stage) => {
      await withRegions(stage);
      await stage.merchant.tagRules({ tag: "Trade", account: "260", tracking: { Region: "North" } });
      const order = await stage.order({ tags: ["tRADE"] });
      const number = numberOf(order);
      await stage.shows(order, {
        xero: { invoices: [{ number, total: "29.00", tax: "4.83", lines: [/on 260, OUTPUT2, Region: North$/] }] },
        app: { status: "synced", chosen: [] },
      });

      await stage.merchant.choose(order, { account: "210" });
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, total: "29.00", due: "29.00", lines: [/on 210, OUTPUT2, Region: North$/] }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "choices/tag-keeps-out",
    proves: "An order with a tag that keeps it out is not sent, and is sent once the tag is taken off.",
    play: async (stage) => {
      await stage.merchant.tagRules({ tag: "staff", then: "hold-back" });
      const order = await stage.order({ tags: ["staff"] });
      const number = numberOf(order);
      await stage.shows(order, {
        xero: { invoices: [] },
        app: { status: "excluded", sentences: [/your rule for the tag “staff” says so/] },
      });

      await stage.world.shopify.tag(order, []);
      await stage.settle();
      await stage.shows(order, { xero: { invoices: [{ number, total: "29.00", due: "29.00" }] }, app: { status: "synced" } });
    },
  },
  {
    name: "choices/tag-sends-drafts",
    proves: "An order with a tag for drafts is a draft in Xero, unless somebody chose otherwise for it.",
    setup: { datePolicy: "paid" },
    play: async (stage) => {
      await stage.merchant.tagRules({ tag: "check", then: "draft" });
      const order = await stage.order({ tags: ["check"] });
      const another = await stage.order({ tags: ["check"] });
      await stage.merchant.choose(another, { draft: "no" });
      await stage.world.shopify.pay(order);
      await stage.world.shopify.pay(another);
      await stage.settle();
      await stage.shows(another, {
        xero: { invoices: [{ number: numberOf(another), status: "PAID", due: "0.00" }] },
        app: { status: "synced" },
      });
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), status: "DRAFT", total: "29.00" }], payments: [] },
        app: { status: "pending", sentences: [/waits for approval/] },
      });
    },
  },
  {
    name: "choices/tag-added-while-unpaid",
    proves: "A tag added after an order was posted is followed by its unpaid invoice; a rule added later changes nothing that stands.",
    play: async (stage) => {
      await stage.merchant.tagRules({ tag: "trade", account: "260" });
      const order = await stage.order({ tags: ["early"] });
      const number = numberOf(order);
      await stage.world.shopify.tag(order, ["early", "trade"]);
      await stage.settle();
      await stage.shows(order, { xero: { invoices: [{ number, due: "29.00", lines: [/on 260, OUTPUT2$/] }] }, app: { status: "synced" } });

      await stage.merchant.tagRules({ tag: "early", account: "210" }, { tag: "trade", account: "260" });
      await stage.merchant.retry(order);
      await stage.settle();
      await stage.merchant.tagRules({ tag: "early", then: "hold-back" }, { tag: "trade", account: "260" });
      await stage.merchant.retry(order);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, total: "29.00", due: "29.00", lines: [/on 260, OUTPUT2$/] }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "choices/tag-added-to-a-cancelled-order",
    proves:
      "A tag that keeps orders out, added to a cancelled order of which the money was kept, takes nothing back: what is said is about the tag.",
    play: async (stage) => {
      await stage.merchant.tagRules({ tag: "staff", then: "hold-back" });
      const order = await stage.order({ payment: "paid" });
      const number = numberOf(order);
      await stage.world.shopify.cancel(order);
      await stage.world.shopify.tag(order, ["staff"]);
      await stage.settle();
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ number, status: "PAID", total: "29.00", tax: "4.83", paid: "29.00" }] },
        app: {
          status: "attention",
          problems: ["choice-too-late"],
          sentences: [/^Your rule for the tag “staff” keeps this order out of the books, but invoice \S+ stood/],
        },
      });

      await stage.world.shopify.tag(order, []);
      await stage.settle();
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ number, status: "PAID", total: "29.00" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "choices/tag-added-after-paid",
    proves: "A tag added once the invoice is paid is shown with what can be done, and is gone with the tag.",
    play: async (stage) => {
      await stage.merchant.tagRules({ tag: "trade", account: "260" }, { tag: "staff", then: "hold-back" });
      const order = await stage.order({ payment: "paid" });
      const number = numberOf(order);
      await stage.world.shopify.tag(order, ["trade"]);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "PAID", lines: [/on 200, OUTPUT2$/] }] },
        app: { status: "attention", problems: ["choice-too-late"] },
      });

      await stage.world.shopify.tag(order, ["staff"]);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "PAID" }] },
        app: {
          status: "attention",
          problems: ["choice-too-late"],
          sentences: [/the tag “staff” keeps this order out of the books, but invoice .* stood/],
        },
      });

      await stage.world.shopify.tag(order, []);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "PAID", lines: [/on 200, OUTPUT2$/] }] },
        app: { status: "synced" },
      });
    },
  },
];
