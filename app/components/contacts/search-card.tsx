import { Form } from "@remix-run/react";
import { BlockStack, Button, FormLayout, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { ContactSearchView, ContactsTab } from "~/use-cases/contact-views";
import { Section } from "../page/section";
import { ContactTable } from "./contact-table";
import { contactsUrl } from "./contacts-tab";
import { UseContactButton } from "./use-contact-button";

/** Looks in Xero for the contact that a customer is to be linked to. */
export function SearchCard({ search: { customer, text, found, error }, tab }: { search: ContactSearchView; tab: ContactsTab }) {
  const [typed, setTyped] = useState(text);

  return (
    <Section title={`Link ${customer.words} to another contact`} aside={<Button url={contactsUrl(tab)}>Cancel</Button>}>
      <Text as="p">
        Later invoices go to the contact you choose. Invoices, payments and credit notes that stand in Xero stay where they are.
      </Text>
      <Form method="get" action="/app/contacts">
        <input type="hidden" name="tab" value={tab} />
        <input type="hidden" name="for" value={customer.key} />
        <FormLayout>
          <TextField
            label="Name, number or e-mail address in Xero"
            name="find"
            value={typed}
            onChange={setTyped}
            autoComplete="off"
            connectedRight={<Button submit>Search</Button>}
            {...(error !== null && { error })}
          />
        </FormLayout>
      </Form>
      {text !== "" && error === null && (
        <BlockStack gap="200">
          {found.length === 0 ? (
            <Text as="p">No active contact in Xero contains “{text}”.</Text>
          ) : (
            <ContactTable
              caption="Contacts found in Xero"
              contacts={found}
              beside={{
                heading: "Decide",
                of: ({ id, name }) => (
                  <UseContactButton customerKey={customer.key} use={id} label="Use this contact" about={`${name} for ${customer.words}`} />
                ),
              }}
            />
          )}
        </BlockStack>
      )}
    </Section>
  );
}
