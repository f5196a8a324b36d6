import { Text } from "@shopify/polaris";
import type { PeopleView } from "~/use-cases/people-views";
import { AdminPage } from "../page/admin-page";
import { Section } from "../page/section";
import { ContactsUpToDate } from "./contacts-up-to-date";
import { RulesCard } from "./rules-card";
import { ToldContacts } from "./told-contacts";

const BACK = { label: "Settings", url: "/app/settings" };

/** What people change: in documents and contacts in Xero, and customers in Shopify. */
export function PeoplePage({ people }: { people: PeopleView | null }) {
  if (!people) {
    return (
      <AdminPage title="What people change" back={BACK} narrow>
        <Section title="Xero">
          <Text as="p">Connect Xero first: until then there is nothing that people could change.</Text>
        </Section>
      </AdminPage>
    );
  }

  return (
    <AdminPage title="What people change" back={BACK} narrow>
      <RulesCard people={people} />
      <ContactsUpToDate contacts={people.contacts} follow={people.customers.follow} />
      {people.told.length > 0 && <ToldContacts told={people.told} />}
    </AdminPage>
  );
}
