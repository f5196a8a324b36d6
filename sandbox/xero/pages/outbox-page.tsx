import type { Books } from "../ledger/books";
import type { Document } from "../ledger/documents/document";
import type { SentEmail } from "../ledger/papers/email-invoice";
import { onlineToken } from "../ledger/papers/online-invoice";
import { documentLink } from "./documents-page";
import { moment } from "./format";
import { Heading, Layout } from "./layout";
import { Table } from "./table";

interface OutboxProps {
  allBooks: Books[];
  /** The organisation whose page it is; undefined on the page of them all. */
  of: Books | undefined;
}

interface Mail {
  books: Books;
  email: SentEmail;
  invoice: Document | undefined;
}

/** Every e-mail that Xero would have sent, newest first, with the link that its reader would follow. */
export function OutboxPage({ allBooks, of }: OutboxProps) {
  return (
    <Layout title="Outbox" {...(of ? { organisation: of.organisation, section: "/outbox" as const } : {})}>
      <Heading title="Outbox" />
      <div className="card flush">
        <Table
          rows={mailOf(of ? [of] : allBooks)}
          rowKey={({ email }) => email.id}
          empty="No invoice has been emailed yet."
          columns={[
            { title: "Sent", cell: ({ books, email }) => moment(email.sentAtMs, books.organisation.timeZone) },
            { title: "From", cell: ({ books }) => books.organisation.name },
            { title: "To", cell: ({ email }) => email.to.join(", ") },
            { title: "Subject", cell: ({ email }) => email.subject },
            { title: "Invoice", cell: ({ books, invoice }) => invoice && documentLink(books, invoice) },
            {
              title: "Link in it",
              cell: ({ books, invoice }) =>
                invoice && <a href={`/in.xero.com/${onlineToken(books, invoice)}`}>View and pay online</a>,
            },
          ]}
        />
      </div>
    </Layout>
  );
}

function mailOf(allBooks: Books[]): Mail[] {
  return allBooks
    .flatMap((books) =>
      [...books.shelves.sentEmails.values()].map((email) => ({
        books,
        email,
        invoice: books.documents.get(email.documentId),
      }))
    )
    .sort((left, right) => right.email.sentAtMs - left.email.sentAtMs);
}
