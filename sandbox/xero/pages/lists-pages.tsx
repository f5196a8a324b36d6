import type { Books } from "../ledger/books";
import { effectiveRate } from "../ledger/settings/tax-rate";
import { documentLink } from "./documents-page";
import { day, figure, percent } from "./format";
import { Badge, Heading, Layout } from "./layout";
import { Table } from "./table";

interface ListProps {
  books: Books;
}

export function ContactsPage({ books }: ListProps) {
  return (
    <Layout title="Contacts" organisation={books.organisation} section="/contacts">
      <Heading title="Contacts" />
      <div className="card flush">
        <Table
          rows={[...books.contacts.values()].sort((left, right) => left.name.localeCompare(right.name))}
          rowKey={({ contactId }) => contactId}
          empty="There are no contacts yet."
          columns={[
            { title: "Name", cell: ({ name }) => name },
            { title: "Contact code", cell: ({ contactNumber }) => contactNumber },
            { title: "Email", cell: ({ emailAddress }) => emailAddress },
            { title: "City", cell: ({ addresses }) => addresses.map(({ city }) => city).find((city) => city !== "") },
            {
              title: "Role",
              cell: (contact) =>
                [contact.isCustomer && "Customer", contact.isSupplier && "Supplier"].filter(Boolean).join(", "),
            },
            {
              title: "Status",
              cell: ({ contactStatus, mergedToContactId }) => (
                <>
                  <Badge status={contactStatus} words={contactStatus === "ACTIVE" ? "Active" : "Archived"} />
                  {mergedToContactId !== undefined && (
                    <div className="sub">merged into {books.contacts.get(mergedToContactId)?.name}</div>
                  )}
                </>
              ),
            },
          ]}
        />
      </div>
    </Layout>
  );
}

export function PaymentsPage({ books }: ListProps) {
  const documentOf = (documentId: string) => books.documents.get(documentId);
  return (
    <Layout title="Payments" organisation={books.organisation} section="/payments">
      <Heading title="Payments" />
      <div className="card flush">
        <Table
          rows={[...books.payments.values()].reverse()}
          rowKey={({ paymentId }) => paymentId}
          empty="There are no payments yet."
          columns={[
            { title: "Date", cell: ({ date }) => day(date) },
            {
              title: "Document",
              cell: ({ documentId }) => {
                const document = documentOf(documentId);
                return document && documentLink(books, document);
              },
            },
            {
              title: "Contact",
              cell: ({ documentId }) => books.contacts.get(documentOf(documentId)?.contactId ?? "")?.name,
            },
            { title: "Account", cell: ({ accountId }) => books.accountById(accountId)?.name },
            { title: "Reference", cell: ({ reference }) => reference },
            {
              title: "Amount",
              isFigure: true,
              cell: ({ amount, documentId }) => (
                <>
                  {figure(amount)} <span className="sub">{documentOf(documentId)?.currencyCode}</span>
                </>
              ),
            },
            {
              title: "Status",
              cell: ({ status }) => (
                <Badge
                  status={status === "DELETED" ? status : "OK"}
                  words={status === "DELETED" ? "Removed" : "Recorded"}
                />
              ),
            },
          ]}
        />
      </div>
    </Layout>
  );
}

export function AccountsPage({ books }: ListProps) {
  return (
    <Layout title="Chart of accounts" organisation={books.organisation} section="/accounts">
      <Heading title="Chart of accounts" />
      <div className="card flush">
        <Table
          rows={books.setup.accounts}
          rowKey={({ accountId }) => accountId}
          empty="There are no accounts."
          columns={[
            { title: "Code", cell: ({ code }) => code },
            {
              title: "Name",
              cell: ({ name, description }) => (
                <>
                  {name}
                  {description && <div className="sub">{description}</div>}
                </>
              ),
            },
            { title: "Type", cell: ({ type }) => type },
            { title: "Tax", cell: ({ taxType }) => books.taxRate(taxType)?.name ?? taxType },
            { title: "System", cell: ({ systemAccount }) => <span className="sub">{systemAccount}</span> },
            {
              title: "Payments",
              cell: (account) => (account.type === "BANK" || account.enablePaymentsToAccount ? "Enabled" : ""),
            },
            {
              title: "Status",
              cell: ({ status }) => <Badge status={status} words={status === "ACTIVE" ? "Active" : "Archived"} />,
            },
          ]}
        />
      </div>
    </Layout>
  );
}

export function TaxRatesPage({ books }: ListProps) {
  return (
    <Layout title="Tax rates" organisation={books.organisation} section="/tax-rates">
      <Heading title="Tax rates" />
      <div className="card flush">
        <Table
          rows={books.setup.taxRates}
          rowKey={({ taxType }) => taxType}
          empty="There are no tax rates."
          columns={[
            { title: "Name", cell: ({ name }) => name },
            { title: "Tax type", cell: ({ taxType }) => <code>{taxType}</code> },
            {
              title: "Components",
              cell: ({ components }) => components.map(({ name, rate }) => `${name} ${percent(rate)}`).join(" + "),
            },
            {
              title: "For",
              cell: ({ canApplyTo }) =>
                [canApplyTo.REVENUE && "Sales", canApplyTo.EXPENSE && "Purchases"].filter(Boolean).join(", "),
            },
            { title: "Rate", isFigure: true, cell: (rate) => percent(effectiveRate(rate)) },
          ]}
        />
      </div>
    </Layout>
  );
}
