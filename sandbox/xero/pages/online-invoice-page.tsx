import type { Books } from "../ledger/books";
import type { Document } from "../ledger/documents/document";
import { settlementOf } from "../ledger/documents/settlement";
import { attachmentsOf } from "../ledger/papers/attachment";
import { DocumentTotals } from "./document-totals";
import { day, figure, shortDecimal } from "./format";
import { Problems } from "./layout";
import { STYLE } from "./style";

interface OnlineInvoiceProps {
  books: Books;
  invoice: Document;
  /** Where the page stands: paying posts there. */
  address: string;
  problems: string[];
}

/** in.xero.com: an invoice as its customer sees it, without an account at Xero. */
export function OnlineInvoicePage({ books, invoice, address, problems }: OnlineInvoiceProps) {
  const { organisation } = books;
  const title = `Invoice ${invoice.number}`;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <link rel="icon" href="data:," />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} from ${organisation.name}`}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main>
          <div className="heading">
            <h1>{title}</h1>
            <span className="sub">from {organisation.name}</span>
          </div>
          <Problems problems={problems} />
          <Payment books={books} invoice={invoice} address={address} />
          <div className="card">
            <Facts books={books} invoice={invoice} />
            <Lines invoice={invoice} />
            <DocumentTotals books={books} document={invoice} forCustomer />
          </div>
          <Files books={books} invoice={invoice} />
        </main>
      </body>
    </html>
  );
}

/** The payment service's button. No card is asked for: pressing it is a card that works. */
function Payment({ books, invoice, address }: Omit<OnlineInvoiceProps, "problems">) {
  const { outstanding } = settlementOf(books, invoice);
  if (invoice.status === "VOIDED") return <p className="card">This invoice has been voided.</p>;
  if (invoice.status === "PAID") return <p className="card">Paid on {day(invoice.fullyPaidOnDate)}. Thank you.</p>;
  const due = `${figure(outstanding)} ${invoice.currencyCode}`;
  return (
    <div className="card">
      <div className="heading">
        <div>
          <div className="sub">Amount due by {day(invoice.dueDate)}</div>
          <div className="tile-figure">{due}</div>
        </div>
        {invoice.status === "AUTHORISED" && (
          <form className="actions" method="post" action={`${address}/pay`}>
            <button className="primary">Pay {due}</button>
          </form>
        )}
      </div>
    </div>
  );
}

function Facts({ books, invoice }: { books: Books; invoice: Document }) {
  const facts = [
    ["To", books.contacts.get(invoice.contactId)?.name],
    ["Date", day(invoice.date)],
    ["Due date", day(invoice.dueDate)],
    ["Reference", invoice.reference],
    [books.organisation.taxNumberName, books.organisation.taxNumber],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Lines({ invoice }: { invoice: Document }) {
  return (
    <table>
      <thead>
        <tr>
          <th>Description</th>
          <th className="num">Quantity</th>
          <th className="num">Unit price</th>
          <th className="num">Amount {invoice.currencyCode}</th>
        </tr>
      </thead>
      <tbody>
        {invoice.lines.map((line) => (
          <tr key={line.lineItemId}>
            <td>{line.description}</td>
            <td className="num">{line.quantity !== undefined && shortDecimal(line.quantity, 0)}</td>
            <td className="num">{line.unitAmount !== undefined && shortDecimal(line.unitAmount, 2)}</td>
            <td className="num">{line.unitAmount !== undefined && figure(line.lineAmount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The files that were attached for the customer to see. */
function Files({ books, invoice }: { books: Books; invoice: Document }) {
  const files = attachmentsOf(books, invoice.documentId).filter(({ includeOnline }) => includeOnline);
  if (files.length === 0) return null;
  return (
    <div className="card">
      <h2>Attachments</h2>
      {files.map(({ id, fileName }) => (
        <p key={id}>{fileName}</p>
      ))}
    </div>
  );
}
