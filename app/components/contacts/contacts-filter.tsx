import type { ContactsTab } from "~/use-cases/contact-views";
import { FilterLink, LinkFilter } from "../page/link-filter";
import { CONTACTS_TABS, contactsUrl } from "./contacts-tab";

export function ContactsFilter({ current }: { current: ContactsTab }) {
  return (
    <LinkFilter label="Lists of contacts">
      {CONTACTS_TABS.map(({ tab, label }) => (
        <FilterLink key={tab} to={contactsUrl(tab)} current={tab === current}>
          {label}
        </FilterLink>
      ))}
    </LinkFilter>
  );
}
