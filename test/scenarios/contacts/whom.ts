import type { ContactsPageView, ContactsTab } from "../../../app/use-cases/contact-views";
import type { ShopOrder } from "../../integration/setting/shopify-side";
import type { Contact } from "../../integration/setting/xero-records";
import type { Stage } from "../stage";

export const ADA = { firstName: "Ada", lastName: "Example", email: "ada@example.com" };

export type ContactSettings = { per: string; rules: string[]; doubt: string };

/** What the merchant reads on the Contacts page. */
export function contactsPage({ world, merchant }: Stage, tab: ContactsTab): Promise<ContactsPageView> {
  return world.app.crossfoot.contacts(merchant.shop, { tab, after: null });
}

/** "Use this contact", or "create"; everything it causes has come to rest. */
export async function decide(stage: Stage, customerKey: string, use: string): Promise<void> {
  const { error } = await stage.world.app.crossfoot.decideContact(stage.merchant.shop, { customerKey, use });
  if (error !== null) throw new Error(`The decision was refused: ${error}`);
  await stage.settle();
}

export async function chooseContactSettings(stage: Stage, changes: Partial<ContactSettings>): Promise<void> {
  const values = { per: "company", rules: ["number", "email", "tax-number"], doubt: "review", ...changes };
  const { error } = await stage.world.app.crossfoot.saveContactSettings(stage.merchant.shop, values);
  if (error !== null) throw new Error(`The settings were refused: ${error}`);
  await stage.settle();
}

/** Active contacts of that name, or that begin with it. */
export async function named(stage: Stage, start: string): Promise<Contact[]> {
  return (await stage.books.contacts()).filter(({ Name }) => Name.startsWith(start));
}

export async function onlyOneNamed(stage: Stage, start: string): Promise<Contact> {
  const found = await named(stage, start);
  const [contact] = found;
  if (!contact || found.length !== 1)
    throw new Error(`Expected one contact ${start}, found ${found.map(({ Name }) => Name).join(", ") || "none"}.`);

  return contact;
}

/** The customer of an order that waits, by the list of what is to be decided. */
export async function doubtOf(stage: Stage, { name }: ShopOrder): Promise<ContactsPageView["doubts"][number]> {
  const { doubts } = await contactsPage(stage, "decide");
  const doubt = doubts.find(({ orders }) => orders.some((order) => order.name === name));
  if (!doubt) throw new Error(`Nobody is asked about ${name}; there are ${doubts.length} doubts.`);

  return doubt;
}
