import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ContactDoubtView } from "~/use-cases/contact-views";
import { Section } from "../page/section";
import { ContactTable, Customer } from "./contact-table";
import { contactsUrl } from "./contacts-tab";
import { UseContactButton } from "./use-contact-button";

/** Customers whom several contacts in Xero may be: a person says which, and their orders go on. */
export function ContactDoubts({ doubts }: { doubts: ContactDoubtView[] }) {
  if (doubts.length === 0) {
    return (
      <Card>
        <Text as="p">
          Nothing to decide. When several contacts in Xero fit a customer, the customer’s orders wait, and are listed here.
        </Text>
      </Card>
    );
  }

  return (
    <BlockStack gap="400">
      {doubts.map((doubt) => (
        <Doubt key={doubt.customer.key} doubt={doubt} />
      ))}
    </BlockStack>
  );
}

function Doubt({ doubt: { customer, name, email, shared, orders, candidates } }: { doubt: ContactDoubtView }) {
  const who = name ?? customer.words;

  return (
    <Section title={`Which contact is ${who}?`} aside={<Customer customer={customer} />}>
      <Text as="p">
        Each of these has the customer’s {shared}
        {email !== null && shared === "e-mail address" && <> ({email})</>}. <Waiting orders={orders} />
      </Text>
      <ContactTable
        caption={`Contacts that may be ${who}`}
        contacts={candidates}
        beside={{
          heading: "Decide",
          of: ({ id, name: contact }) => (
            <UseContactButton customerKey={customer.key} use={id} label="Use this contact" about={`${contact} for ${who}`} />
          ),
        }}
      />
      <InlineStack gap="200">
        <UseContactButton customerKey={customer.key} use="create" label="Create a new contact" about={`for ${who}`} />
        <Button url={contactsUrl("decide", { for: customer.key })} accessibilityLabel={`Choose another contact for ${who}`}>
          Choose another
        </Button>
      </InlineStack>
    </Section>
  );
}

const MOST_NAMED = 5;

function Waiting({ orders }: Pick<ContactDoubtView, "orders">) {
  const [named, more] = [orders.slice(0, MOST_NAMED), orders.length - MOST_NAMED];

  return (
    <>
      {orders.length === 1 ? "This order waits: " : "These orders wait: "}
      {named.map(({ recordId, name }, index) => (
        <span key={recordId}>
          {index > 0 && ", "}
          <Link url={`/app/orders/${recordId}`}>{name}</Link>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}.
    </>
  );
}
