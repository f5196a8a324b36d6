import { Link } from "@shopify/polaris";
import type { PeopleView } from "~/use-cases/people-views";
import { Cell, FigureTable } from "../figures/figure-table";
import { ExternalLink } from "../page/external-link";
import { Section } from "../page/section";

const COLUMNS = [{ heading: "Contact" }, { heading: "What stands" }, { heading: "In Xero" }];

/** Contacts in which a person's work stands. Who it is stands in Shopify and Xero only, so they are named by number. */
export function ToldContacts({ told }: { told: PeopleView["told"] }) {
  return (
    <Section title="Changed by people in Xero">
      <FigureTable caption="Contacts that differ from their customers" columns={COLUMNS}>
        {told.map(({ customerKey, kept, problem, contactUrl }) => (
          <tr key={customerKey}>
            <Cell>
              <Link url={`/app/contacts/${encodeURIComponent(customerKey)}/history`}>{customerKey}</Link>
            </Cell>
            <Cell>{problem ?? `Kept as in Xero: ${kept.join(", ")}`}</Cell>
            <Cell>
              <ExternalLink url={contactUrl}>Open</ExternalLink>
            </Cell>
          </tr>
        ))}
      </FigureTable>
    </Section>
  );
}
