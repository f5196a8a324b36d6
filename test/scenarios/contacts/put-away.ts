import { numberOf } from "../../integration/setting/merchant";
import type { ShopOrder } from "../../integration/setting/shopify-side";
import type { Contact } from "../../integration/setting/xero-records";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

const ADA = { firstName: "Ada", lastName: "Example", email: "ada@example.com" };
const MUG = { sku: "HF-MUG-CRM" };

/** Two mugs on Ada's account, 29.00, and her contact in Xero. */
async function adasOrder(stage: Stage, payment: "paid" | "unpaid" = "unpaid"): Promise<{ order: ShopOrder; contact: Contact }> {
  const order = await stage.order({ customer: ADA, payment });
  const contact = (await stage.books.contacts()).find(({ Name }) => Name === "Ada Example");
  if (!contact) throw new Error("Ada has no contact in Xero.");

  return { order, contact };
}

/** What bookkeepers do with contacts when they tidy up: customers go on being served. */
export const PUT_AWAY: readonly Scenario[] = [
  {
    name: "contacts/merged-then-another-order",
    proves:
      "A contact that was merged into another is followed: the customer's next order goes to the one that is left, and nothing is asked.",
    play: async (stage) => {
      const { order: first, contact } = await adasOrder(stage);
      const into = await stage.books.addContact({ Name: "Example Holdings" });
      await stage.books.act(`contacts/${contact.ContactID}/merge`, { into });
      const order = await stage.order({ customer: ADA });
      await stage.shows(first, {
        xero: { invoices: [{ contact: "Example Holdings" }] },
        app: { status: "synced", problems: [], edits: [] },
      });
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [{ number: numberOf(order), status: "AUTHORISED", total: "29.00", contact: "Example Holdings" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/merged-then-refund",
    proves: "After a merge a refund's credit note goes to the contact that has the invoice now.",
    play: async (stage) => {
      const { order, contact } = await adasOrder(stage, "paid");
      const number = numberOf(order);
      const into = await stage.books.addContact({ Name: "Example Holdings" });
      await stage.books.act(`contacts/${contact.ContactID}/merge`, { into });
      await stage.world.shopify.refund(order, { lines: [{ ...MUG, quantity: 1 }] });
      await stage.settle();
      await stage.shows(order, {
        xero: {
          invoices: [{ number, status: "PAID", total: "29.00", contact: "Example Holdings" }],
          creditNotes: [{ number: `${number}-R1`, status: "PAID", total: "14.50", left: "0.00" }],
        },
        app: { status: "synced", problems: [], edits: [] },
      });
    },
  },
  {
    name: "contacts/merged-twice-and-found-by-the-sweep",
    proves: "Merges are followed however often they happened, without any order asking: by the sweep, within twenty minutes.",
    play: async (stage) => {
      const { order: first, contact } = await adasOrder(stage);
      const second = await stage.books.addContact({ Name: "Example Trading" });
      const third = await stage.books.addContact({ Name: "Example Holdings" });
      await stage.books.act(`contacts/${contact.ContactID}/merge`, { into: second });
      await stage.books.act(`contacts/${second}/merge`, { into: third });
      await stage.minutes(20);
      const order = await stage.order({ customer: ADA });
      await stage.shows(first, { app: { status: "synced", problems: [], edits: [] } });
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), total: "29.00", contact: "Example Holdings" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/archived-then-another-order",
    proves: "A customer's archived contact holds the next order with a sentence; asked, a new contact is made and the order is posted.",
    play: async (stage) => {
      const { contact } = await adasOrder(stage);
      await stage.books.act(`contacts/${contact.ContactID}/archive`);
      const order = await stage.order({ customer: ADA });
      await stage.shows(order, {
        shopify: { outstanding: "29.00" },
        xero: { invoices: [] },
        app: {
          status: "attention",
          problems: ["contact-archived"],
          sentences: [/^The customer's contact in Xero, Ada Example .* was archived there/],
        },
      });
      await stage.merchant.newContact(order);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), status: "AUTHORISED", total: "29.00", contact: "Ada Example" }] },
        app: { status: "synced", problems: [] },
      });
      const [again] = (await stage.books.contacts()).filter(({ ContactNumber }) => ContactNumber === `${contact.ContactNumber} (2)`);
      if (!again) throw new Error("The new contact does not have the next number.");
    },
  },
  {
    name: "contacts/archived-then-restored",
    proves: "A contact that is taken out of the archive again is used again: Retry posts the order.",
    play: async (stage) => {
      const { contact } = await adasOrder(stage);
      await stage.books.act(`contacts/${contact.ContactID}/archive`);
      const order = await stage.order({ customer: ADA });
      await stage.shows(order, { app: { status: "attention", problems: ["contact-archived"] } });
      await stage.books.act(`contacts/${contact.ContactID}/restore`);
      await stage.merchant.retry(order);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), total: "29.00", contact: "Ada Example" }] },
        app: { status: "synced", problems: [] },
      });
    },
  },
  {
    name: "contacts/archived-then-refund",
    proves: "A refund of an order whose contact was archived says so, and is booked once the contact is restored.",
    play: async (stage) => {
      const { order, contact } = await adasOrder(stage, "paid");
      const number = numberOf(order);
      await stage.books.act(`contacts/${contact.ContactID}/archive`);
      await stage.world.shopify.refund(order, { lines: [{ ...MUG, quantity: 1 }] });
      await stage.settle();
      await stage.shows(order, { xero: { creditNotes: [] }, app: { status: "attention", problems: ["contact-archived"] } });
      await stage.books.act(`contacts/${contact.ContactID}/restore`);
      await stage.merchant.retry(order);
      await stage.settle();
      await stage.shows(order, {
        xero: {
          invoices: [{ number, status: "PAID" }],
          creditNotes: [{ number: `${number}-R1`, status: "PAID", total: "14.50", left: "0.00" }],
        },
        app: { status: "synced", problems: [] },
      });
    },
  },
];
