import { Link } from "@remix-run/react";
import type { ContactsTab } from "~/use-cases/contact-views";
import styles from "./contacts-filter.module.css";
import { CONTACTS_TABS, contactsUrl } from "./contacts-tab";

/** Links, as above the orders: each list has an address of its own. */
export function ContactsFilter({ current }: { current: ContactsTab }) {
  return (
    <nav aria-label="Lists of contacts" className={styles.filter}>
      {CONTACTS_TABS.map(({ tab, label }) => (
        <Link key={tab} to={contactsUrl(tab)} className={styles.choice} aria-current={tab === current ? "page" : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
