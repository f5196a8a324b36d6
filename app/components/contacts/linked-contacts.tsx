import { Button, InlineStack, Text } from "@shopify/polaris";
import type { LinkedContactView } from "~/use-cases/contact-views";
import { Cell, FigureTable, type Column } from "../figures/figure-table";
import { Section } from "../page/section";
import { ContactCells, Customer } from "./contact-table";
import { contactsUrl } from "./contacts-tab";

const COLUMNS: Column[] = [
  { heading: "In Shopify" },
  { heading: "Contact in Xero" },
  { heading: "Number" },
  { heading: "E-mail address" },
  { heading: "Tax number" },
  { heading: "Change" },
];

/** Whom each customer's invoices are made out to. */
export function LinkedContacts({ linked }: { linked: LinkedContactView[] }) {
  return (
    <Section title="Customers and their contacts">
      <Text as="p">
        A customer is linked with the first order that is posted. Linked to another contact, later invoices go there; what stands in Xero
        already stays where it is.
      </Text>
      {linked.length === 0 ? (
        <Text as="p">Nobody is linked yet.</Text>
      ) : (
        <FigureTable caption="Customers and their contacts" columns={COLUMNS}>
          {linked.map((each) => (
            <Row key={each.customer.key} linked={each} />
          ))}
        </FigureTable>
      )}
    </Section>
  );
}

function Row({ linked: { customer, contact } }: { linked: LinkedContactView }) {
  return (
    <tr>
      <Cell>
        <Customer customer={customer} />
      </Cell>
      {contact ? <ContactCells contact={contact} /> : <NotRead />}
      <Cell>
        <InlineStack gap="200" wrap={false}>
          <Button url={contactsUrl("linked", { for: customer.key })} accessibilityLabel={`Link to another: ${customer.words}`}>
            Link to another
          </Button>
          <Button url={`/app/contacts/${encodeURIComponent(customer.key)}/history`} accessibilityLabel={`History of ${customer.words}`}>
            History
          </Button>
        </InlineStack>
      </Cell>
    </tr>
  );
}

function NotRead() {
  return (
    <td colSpan={4}>
      <Text as="span" tone="subdued">
        Xero did not show this contact.
      </Text>
    </td>
  );
}
