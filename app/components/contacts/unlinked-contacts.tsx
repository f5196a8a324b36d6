import { BlockStack, Text } from "@shopify/polaris";
import type { ContactView, UnlinkedContactView } from "~/use-cases/contact-views";
import { Section } from "../page/section";
import { ContactTable, Customer } from "./contact-table";
import { UseContactButton } from "./use-contact-button";

/** Contacts that are no customer's yet, with the customers who have their e-mail addresses. Nobody is created in Shopify. */
export function UnlinkedContacts({ unlinked, known }: { unlinked: UnlinkedContactView[]; known: boolean }) {
  if (!known) return null;

  return (
    <Section title="Contacts that no customer is linked to">
      <Text as="p">
        Where a customer in Shopify has the contact’s e-mail address, you may link them now; otherwise it happens with the customer’s next
        order. No customer is created in Shopify.
      </Text>
      {unlinked.length === 0 ? (
        <Text as="p">There are none.</Text>
      ) : (
        <ContactTable
          caption="Contacts that no customer is linked to"
          contacts={unlinked.map(({ contact }) => contact)}
          beside={{ heading: "In Shopify", of: (contact) => <InShopify contact={contact} unlinked={unlinked} /> }}
        />
      )}
    </Section>
  );
}

function InShopify({ contact, unlinked }: { contact: ContactView; unlinked: UnlinkedContactView[] }) {
  const found = unlinked.find((each) => each.contact.id === contact.id);
  const customer = found?.customer;
  if (!customer) return <Text as="span">Not matched</Text>;
  if (found.linkedElsewhere) {
    return (
      <>
        <Customer customer={{ ...customer, words: customer.name }} />, linked to another contact
      </>
    );
  }

  return (
    <BlockStack gap="100" inlineAlign="start">
      <Customer customer={{ ...customer, words: customer.name }} />
      <UseContactButton customerKey={customer.key} use={contact.id} label="Link" about={`${customer.name} to ${contact.name}`} />
    </BlockStack>
  );
}
