import { PROPOSED_RULES, type EditedPart, type EditRule } from "../../../app/domain/edits/people-rules";
import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

async function rules(stage: Stage, chosen: Partial<Record<EditedPart, EditRule>>): Promise<void> {
  const documents = { ...PROPOSED_RULES.documents, ...chosen };
  await stage.world.app.crossfoot.savePeopleRules(stage.merchant.shop, { documents, follow: true, changedInXero: "theirs" });
}

/** What the merchant has decided once for each kind of field. */
export const BY_RULE: readonly Scenario[] = [
  {
    name: "edited/rule-puts-amounts-back",
    proves: "Where the merchant chose so, another price on an unpaid invoice is put back without asking.",
    play: async (stage) => {
      await rules(stage, { content: "ours" });
      const order = await stage.order();
      await stage.books.edit(numberOf(order), {}, () => ({ UnitAmount: 20 }));
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number: numberOf(order), total: "29.00", due: "29.00" }] },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "edited/rule-puts-back-only-once",
    proves: "The same edit made once more over ours is asked about: nobody is overwritten again and again.",
    play: async (stage) => {
      await rules(stage, { content: "ours" });
      const order = await stage.order();
      for (let time = 0; time < 2; time++) {
        await stage.books.edit(numberOf(order), {}, () => ({ UnitAmount: 20 }));
        await stage.settle();
      }
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number: numberOf(order), total: "40.00", due: "40.00" }] },
        app: { status: "attention", problems: ["edited-in-books"] },
      });
    },
  },
  {
    name: "edited/rule-keeps-dates",
    proves: "Where the merchant chose so, another due date stays without a word.",
    play: async (stage) => {
      await rules(stage, { dates: "theirs" });
      const order = await stage.order();
      await stage.books.edit(numberOf(order), { DueDate: "2027-03-31" });
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), total: "29.00" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "edited/rule-puts-coding-back",
    proves: "Where the merchant chose so, another account is put back.",
    play: async (stage) => {
      await rules(stage, { coding: "ours" });
      const order = await stage.order();
      await stage.books.edit(numberOf(order), {}, () => ({ AccountCode: "260" }));
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), total: "29.00", lines: [/on 200, OUTPUT2$/] }] },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
];
