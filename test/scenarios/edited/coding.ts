import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";

/** Where a line counts in the books is the bookkeeper's: it is kept, shown, and never asked about. */
export const CODING: readonly Scenario[] = [
  {
    name: "edited/account-recoded",
    proves:
      "Another account chosen in Xero is kept, shown as coding kept, and carried along when the order changes, also into credit notes.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.edit(number, {}, () => ({ AccountCode: "260" }));
      await stage.settle();
      await stage.shows(order, { app: { status: "synced", problems: [], edits: [`${number} coding: Account 200 > 260 > 200`] } });

      await stage.world.shopify.edit(order, { setQuantity: [{ sku: "HF-MUG-CRM", quantity: 3 }] });
      await stage.settle();
      // 3 × 14.50 = 43.50, a sixth of it VAT: 7.25.
      await stage.shows(order, {
        shopify: { outstanding: "43.50" },
        xero: { invoices: [{ number, total: "43.50", tax: "7.25", due: "43.50", lines: [/^3 × .* at 14\.50 on 260, OUTPUT2$/] }] },
        app: { status: "synced", problems: [], edits: [`${number} coding: Account 200 > 260 > 200`] },
      });

      await stage.world.shopify.edit(order, { setQuantity: [{ sku: "HF-MUG-CRM", quantity: 2 }] });
      await stage.settle();
      // Shopify takes 2.41 of the 7.25 off with the third mug.
      await stage.shows(order, {
        xero: { invoices: [{ number, total: "29.00", tax: "4.84", due: "29.00", lines: [/^2 × .* on 260, OUTPUT2$/] }], creditNotes: [] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "edited/tracking-changed",
    proves: "A tracking option chosen in Xero is kept when the invoice has to be changed.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.act("tracking-categories", { Name: "Region" });
      await stage.books.act("tracking-categories/Region/options", { Name: "North" });
      await stage.books.edit(number, {}, () => ({ Tracking: [{ Name: "Region", Option: "North" }] }));
      await stage.settle();
      await stage.world.shopify.edit(order, { setQuantity: [{ sku: "HF-MUG-CRM", quantity: 3 }] });
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number, total: "43.50", due: "43.50", lines: [/on 200, OUTPUT2, Region: North$/] }] },
        app: { status: "synced", problems: [], edits: [`${number} coding: Tracking  > Region: North > `] },
      });
    },
  },
  {
    name: "edited/reference-changed",
    proves: "Another reference on the invoice is kept, and nothing is asked.",
    play: async (stage) => {
      const order = await stage.order();
      const number = numberOf(order);
      await stage.books.edit(number, { Reference: "PO 4711" });
      await stage.settle();
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number, total: "29.00", due: "29.00" }] },
        app: { status: "synced", problems: [], edits: [`${number} coding: Reference ${order.name} > PO 4711 > ${order.name}`] },
      });
    },
  },
];
