import type { ContactsTab } from "~/use-cases/contact-views";

export const CONTACTS_TABS: readonly { tab: ContactsTab; label: string }[] = [
  { tab: "decide", label: "To decide" },
  { tab: "linked", label: "Linked" },
  { tab: "duplicates", label: "Duplicates" },
  { tab: "xero-only", label: "In Xero only" },
];

export function isContactsTab(text: string): text is ContactsTab {
  return CONTACTS_TABS.some(({ tab }) => tab === text);
}

export function contactsUrl(tab: ContactsTab, further: Record<string, string> = {}): string {
  return `/app/contacts?${new URLSearchParams({ tab, ...further }).toString()}`;
}
