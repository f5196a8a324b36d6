import type { Books } from "../ledger/books";
import { COUNTRY_NAMES } from "../ledger/starting-books/demo-organisations";
import { Badge, Heading, homeOf, Layout } from "./layout";

interface OrganisationsProps {
  allBooks: Books[];
  isConnected: (tenantId: string) => boolean;
}

export function OrganisationsPage({ allBooks, isConnected }: OrganisationsProps) {
  return (
    <Layout title="My Xero">
      <Heading title="My organisations" />
      <div className="organisations">
        {allBooks.map(({ organisation, documents }) => (
          <a className="card" key={organisation.organisationId} href={homeOf(organisation)}>
            <span className="initial" aria-hidden="true">
              {organisation.name.slice(0, 1)}
            </span>
            <span>
              <strong>{organisation.name}</strong>
              <br />
              <span className="sub">
                {COUNTRY_NAMES[organisation.countryCode]} · {organisation.baseCurrency} · {documents.size} documents
              </span>
            </span>
            {isConnected(organisation.organisationId) && (
              <span className="actions">
                <Badge status="OK" words="Connected" />
              </span>
            )}
          </a>
        ))}
      </div>
    </Layout>
  );
}
