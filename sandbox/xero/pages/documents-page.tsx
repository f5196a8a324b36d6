import type { Books } from "../ledger/books";
import type { Document, DocumentKind } from "../ledger/documents/document";
import { totalsOf } from "../ledger/documents/line-arithmetic";
import { settlementOf } from "../ledger/documents/settlement";
import { day, figure, statusWords } from "./format";
import { Badge, Heading, homeOf, Layout } from "./layout";
import { Table, type Column } from "./table";

const TABS = ["", "DRAFT", "SUBMITTED", "AUTHORISED", "PAID", "VOIDED"];

interface DocumentsProps {
  books: Books;
  kind: DocumentKind;
  /** A status, or "" for all. */
  tab: string;
}

/** Invoices (sales and bills) or credit notes, newest first, with Xero's tabs. */
export function DocumentsPage({ books, kind, tab }: DocumentsProps) {
  const all = [...books.documents.values()].filter((document) => document.kind === kind).reverse();
  const shown = all.filter(({ status }) => tab === "" || status === tab);
  const path = kind === "invoice" ? "/invoices" : "/credit-notes";
  const title = kind === "invoice" ? "Invoices" : "Credit notes";
  return (
    <Layout title={title} organisation={books.organisation} section={path}>
      <Heading title={title} />
      <nav className="tabs" aria-label="Status">
        {TABS.map((status) => (
          <a key={status} href={`?tab=${status}`} aria-current={status === tab ? "page" : undefined}>
            {status === "" ? "All" : statusWords(status)}
            <span className="count">
              {status === "" ? all.length : all.filter((document) => document.status === status).length}
            </span>
          </a>
        ))}
      </nav>
      <div className="card flush">
        <Table
          columns={columns(books, kind)}
          rows={shown}
          rowKey={({ documentId }) => documentId}
          empty={`There are no ${title.toLowerCase()} here yet.`}
        />
      </div>
    </Layout>
  );
}

export function documentLink(books: Books, document: Document) {
  const href = `${homeOf(books.organisation)}/documents/${document.documentId}`;
  return <a href={href}>{document.number || "(no number)"}</a>;
}

function columns(books: Books, kind: DocumentKind): Column<Document>[] {
  const settlement = (document: Document) => settlementOf(books, document);
  const both = (document: Document, amount: bigint) => (
    <>
      {figure(amount)} <span className="sub">{document.currencyCode}</span>
    </>
  );
  const open: Column<Document> =
    kind === "invoice"
      ? { title: "Due", isFigure: true, cell: (invoice) => both(invoice, settlement(invoice).outstanding) }
      : { title: "Remaining credit", isFigure: true, cell: (note) => both(note, settlement(note).outstanding) };
  const dueDate: Column<Document>[] =
    kind === "invoice" ? [{ title: "Due date", cell: (invoice) => day(invoice.dueDate) }] : [];
  return [
    { title: "Number", cell: (document) => documentLink(books, document) },
    { title: "Ref", cell: ({ reference }) => reference },
    { title: kind === "invoice" ? "To" : "Contact", cell: ({ contactId }) => books.contacts.get(contactId)?.name },
    { title: "Date", cell: ({ date }) => day(date) },
    ...dueDate,
    { title: "Total", isFigure: true, cell: (document) => both(document, totalsOf(document).total) },
    open,
    { title: "Status", cell: ({ status }) => <Badge status={status} words={statusWords(status)} /> },
  ];
}
