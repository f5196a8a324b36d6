/** A contact in Xero, as it is there now. */
export type ContactView = {
  id: string;
  name: string;
  number: string | null;
  email: string | null;
  taxNumber: string | null;
  active: boolean;
  url: string;
};

/** `words`: "Customer 7001". `url`: the customer's page in the shop's admin, where there is one. */
export type CustomerView = { key: string; words: string; url: string | null };

/** A customer whom several contacts may be. `name` and `email` are null where Shopify could not be asked. */
export type ContactDoubtView = {
  customer: CustomerView;
  name: string | null;
  email: string | null;
  /** What the contacts have in common with the customer: "e-mail address". */
  shared: string;
  orders: { recordId: string; name: string }[];
  candidates: ContactView[];
};

/** `contact` is null where Xero could not be asked, or has deleted it. */
export type LinkedContactView = { customer: CustomerView; contact: ContactView | null };

/** Contacts that may be one, or one that stands for several customers. */
export type DuplicateContactsView = { why: string; contacts: ContactView[]; customers: CustomerView[] };

/** `customer`: who has the contact's e-mail address in Shopify. `linkedElsewhere`: and is linked to another contact. */
export type UnlinkedContactView = { contact: ContactView; customer: (CustomerView & { name: string }) | null; linkedElsewhere: boolean };

export type ContactsTab = "decide" | "linked" | "duplicates" | "xero-only";

export type ContactsPageView = {
  tab: ContactsTab;
  connected: boolean;
  doubts: ContactDoubtView[];
  linked: LinkedContactView[];
  duplicates: DuplicateContactsView[];
  unlinked: UnlinkedContactView[];
  nextCursor: string | null;
  /** When all contacts of the organisation were read; null before. */
  readAt: string | null;
  reading: boolean;
  /** Why a part of the page is missing, in sentences. */
  missing: string[];
};

/** The search for another contact of a customer. */
export type ContactSearchView = { customer: CustomerView; text: string; found: ContactView[]; error: string | null };

/** What a person decides about a customer: this contact, or another that is created. */
export type ContactAnswer = { customerKey: string; use: string | "create" };

/** How customers become contacts, as text from a form. `rules`: in the order in which they are asked, "" for none. */
export type ContactSettingsValues = { per: string; rules: string[]; doubt: string };

export type ContactSettingsView = { values: ContactSettingsValues };
