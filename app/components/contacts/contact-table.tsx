import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { ContactView, CustomerView } from "~/use-cases/contact-views";
import { Cell, FigureTable, Nothing, type Column } from "../figures/figure-table";
import { ExternalLink } from "../page/external-link";

const COLUMNS: Column[] = [{ heading: "Contact in Xero" }, { heading: "Number" }, { heading: "E-mail address" }, { heading: "Tax number" }];

type ContactTableProps = {
  caption: string;
  contacts: ContactView[];
  /** What is beside each, under a heading of its own. */
  beside?: { heading: string; of: (contact: ContactView) => ReactNode };
};

/** Contacts as they are in Xero, so that two of one name can be told apart. */
export function ContactTable({ caption, contacts, beside }: ContactTableProps) {
  return (
    <FigureTable caption={caption} columns={beside ? [...COLUMNS, { heading: beside.heading }] : COLUMNS}>
      {contacts.map((contact) => (
        <tr key={contact.id}>
          <ContactCells contact={contact} />
          {beside && <Cell>{beside.of(contact)}</Cell>}
        </tr>
      ))}
    </FigureTable>
  );
}

export function ContactCells({ contact: { name, number, email, taxNumber, active, url } }: { contact: ContactView }) {
  return (
    <>
      <Cell>
        <ExternalLink url={url}>{name}</ExternalLink>
        {!active && (
          <Text as="span" tone="subdued">
            {" "}
            (archived)
          </Text>
        )}
      </Cell>
      <Cell>{number ?? <Nothing why="No number" />}</Cell>
      <Cell>{email ?? <Nothing why="No e-mail address" />}</Cell>
      <Cell>{taxNumber ?? <Nothing why="No tax number" />}</Cell>
    </>
  );
}

/** Leads to the customer in Shopify, where there is such a page. */
export function Customer({ customer: { words, url } }: { customer: CustomerView }) {
  return url === null ? <>{words}</> : <ExternalLink url={url}>{words}</ExternalLink>;
}
