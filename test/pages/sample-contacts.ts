import type { ContactSearchView, ContactSettingsView, ContactsPageView, ContactView, CustomerView } from "../../app/use-cases/contact-views";
import type { OrderPageView } from "../../app/use-cases/views";
import { ORDER_SYNCED } from "./sample-orders";

const contact = (id: string, name: string, change: Partial<ContactView> = {}): ContactView => ({
  ...{ id, name, number: null, email: null, taxNumber: null, active: true },
  ...{ url: `https://go.xero.com/contacts/${id}`, ...change },
});

const customer = (id: string): CustomerView => ({
  key: `Shopify ${id}`,
  words: `Customer ${id}`,
  url: `https://admin.shopify.com/store/demo/customers/${id}`,
});

const BOOKS_OF = { email: "books@example.com" };
const NORTH = contact("north", "Example Cafe North", BOOKS_OF);
const SOUTH = contact("south", "Example Cafe South", { ...BOOKS_OF, number: "C-104", taxNumber: "GB 123 4567 89" });

const NOTHING: ContactsPageView = {
  ...{ tab: "decide", connected: true, doubts: [], linked: [], duplicates: [], unlinked: [] },
  ...{ nextCursor: null, readAt: "2026-11-20T08:00:00.000Z", reading: false, missing: [] },
};

/** One list each, as its tab shows it, and states that a list may be in. */
export const CONTACTS = {
  none: NOTHING,
  decide: {
    ...NOTHING,
    doubts: [
      {
        ...{ customer: customer("7020"), name: "Example Cafe", email: "books@example.com", shared: "e-mail address" },
        orders: [{ recordId: "r1020", name: "#1020" }],
        candidates: [NORTH, SOUTH],
      },
    ],
  },
  linked: {
    ...NOTHING,
    tab: "linked",
    linked: [
      { customer: customer("7001"), contact: contact("ada", "Ada Example", { number: "Shopify 7001", email: "ada@example.com" }) },
      { customer: customer("7002"), contact: contact("bo", "Bo Example", { active: false }) },
      { customer: { key: "Shopify company 9", words: "Company 9", url: null }, contact: null },
    ],
    nextCursor: "Shopify company 9",
  },
  duplicates: {
    ...NOTHING,
    tab: "duplicates",
    duplicates: [
      { why: "2 active contacts have the same e-mail address.", contacts: [NORTH, SOUTH], customers: [] },
      { why: "More than one customer is linked to this contact.", contacts: [SOUTH], customers: [customer("7001"), customer("7002")] },
    ],
  },
  xeroOnly: {
    ...NOTHING,
    tab: "xero-only",
    unlinked: [
      { contact: NORTH, customer: { ...customer("7020"), name: "Example Cafe" }, linkedElsewhere: false },
      { contact: SOUTH, customer: { ...customer("7021"), name: "Example Cafe South" }, linkedElsewhere: true },
      { contact: contact("bank", "Example Bank"), customer: null, linkedElsewhere: false },
    ],
  },
  unread: { ...NOTHING, tab: "xero-only", readAt: null, reading: true, missing: ["Xero did not answer as expected; it is tried again by itself."] },
  notConnected: { ...NOTHING, connected: false },
} satisfies Record<string, ContactsPageView>;

export const CONTACT_SEARCH: ContactSearchView = { customer: customer("7001"), text: "cafe", found: [NORTH, SOUTH], error: null };

export const CONTACT_SETTINGS: ContactSettingsView = { values: { per: "company", rules: ["number", "email", "tax-number"], doubt: "review" } };

export const ORDER_IN_DOUBT: OrderPageView = {
  ...ORDER_SYNCED,
  recordId: "r1020",
  name: "#1020",
  status: "attention",
  reasons: [
    "2 contacts in Xero have this customer's e-mail address. Choose the right one, or have another created, under Contacts; then all orders of the customer go on.",
  ],
  fix: "contacts",
  canRetry: true,
  comparison: ORDER_SYNCED.comparison.map((row) => ({ ...row, books: null, difference: null })),
  invoice: null,
  payments: [],
};
