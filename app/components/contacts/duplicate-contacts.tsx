import { BlockStack, Card, Text } from "@shopify/polaris";
import type { DuplicateContactsView } from "~/use-cases/contact-views";
import { Section } from "../page/section";
import { ContactTable, Customer } from "./contact-table";

/** Warnings only: which of two contacts should go is for a bookkeeper to say, and Xero merges them. */
export function DuplicateContacts({ duplicates }: { duplicates: DuplicateContactsView[] }) {
  if (duplicates.length === 0) {
    return (
      <Card>
        <Text as="p">
          None are known. Two contacts are duplicates here when a customer’s contact shares an e-mail address or a tax number.
        </Text>
      </Card>
    );
  }

  return (
    <BlockStack gap="400">
      {duplicates.map(({ why, contacts, customers }, position) => (
        <Section key={position} title={why}>
          <Text as="p">
            {customers.length === 0
              ? "If they are one, merge them in Xero: Crossfoot follows. If not, nothing needs to be done."
              : "If they are not the same, link one of them to another contact under Linked."}
          </Text>
          <ContactTable caption={why} contacts={contacts} />
          {customers.length > 0 && <Customers customers={customers} />}
        </Section>
      ))}
    </BlockStack>
  );
}

function Customers({ customers }: Pick<DuplicateContactsView, "customers">) {
  return (
    <Text as="p">
      {customers.map((customer, index) => (
        <span key={customer.key}>
          {index > 0 && ", "}
          <Customer customer={customer} />
        </span>
      ))}
    </Text>
  );
}
