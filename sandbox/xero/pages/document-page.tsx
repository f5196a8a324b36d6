import { attachmentsOf } from "../ledger/papers/attachment";
import type { Books } from "../ledger/books";
import type { Document, DocumentLine } from "../ledger/documents/document";
import { effectiveRate } from "../ledger/settings/tax-rate";
import { DocumentActions, EditForm, PaymentForm } from "./document-forms";
import { day, figure, moment, percent, shortDecimal, statusWords } from "./format";
import { Badge, Heading, Layout, Problems } from "./layout";
import { DocumentTotals } from "./document-totals";

interface DocumentProps {
  books: Books;
  document: Document;
  problems: string[];
}

const TITLES: Record<Document["type"], string> = {
  ACCREC: "Invoice",
  ACCPAY: "Bill",
  ACCRECCREDIT: "Credit note",
  ACCPAYCREDIT: "Supplier credit note",
  "RECEIVE-PREPAYMENT": "Prepayment",
  "SPEND-PREPAYMENT": "Prepayment to a supplier",
  "RECEIVE-OVERPAYMENT": "Overpayment",
  "SPEND-OVERPAYMENT": "Overpayment to a supplier",
};

/** One invoice or credit note as Xero shows it, with what a person can do to it. */
export function DocumentPage({ books, document, problems }: DocumentProps) {
  const title = `${TITLES[document.type]} ${document.number}`;
  const section = document.kind === "invoice" ? "/invoices" : "/credit-notes";
  return (
    <Layout title={title} organisation={books.organisation} section={section}>
      <Heading title={title}>
        <Badge status={document.status} words={statusWords(document.status)} />
        {document.kind === "invoice" && <DocumentActions books={books} document={document} />}
      </Heading>
      <Problems problems={problems} />
      <div className="card">
        <Facts books={books} document={document} />
        <Lines books={books} document={document} />
        <DocumentTotals books={books} document={document} />
      </div>
      {document.kind === "invoice" && <PaymentForm books={books} document={document} />}
      {document.kind === "invoice" && <EditForm books={books} document={document} />}
      <Attachments books={books} document={document} />
      <History books={books} document={document} />
    </Layout>
  );
}

function Facts({ books, document }: { books: Books; document: Document }) {
  const theme = books.setup.brandingThemes.find(({ brandingThemeId }) => brandingThemeId === document.brandingThemeId);
  const facts: [name: string, value: React.ReactNode][] = [
    [document.type === "ACCREC" ? "To" : "Contact", books.contacts.get(document.contactId)?.name],
    ["Date", day(document.date)],
    ["Due date", day(document.dueDate)],
    ["Reference", document.reference],
    ["Branding theme", theme?.name],
    ["Currency", document.currencyCode],
    [
      "Link",
      document.url && (
        <a href={document.url} rel="noreferrer">
          Go to {document.createdByApp ?? "app"}
        </a>
      ),
    ],
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

const AMOUNTS_ARE = { Exclusive: "Amounts are tax exclusive", Inclusive: "Amounts are tax inclusive", NoTax: "No tax" };

function Lines({ books, document }: { books: Books; document: Document }) {
  return (
    <>
      <p className="sub">{AMOUNTS_ARE[document.lineAmountTypes]}</p>
      <table>
        <thead>
          <tr>
            <th>Description</th>
            <th className="num">Qty.</th>
            <th className="num">Price</th>
            <th className="num">Disc.</th>
            <th>Account</th>
            <th>Tax rate</th>
            <th className="num">Tax</th>
            <th className="num">Amount {document.currencyCode}</th>
          </tr>
        </thead>
        <tbody>
          {document.lines.map((line) => (
            <LineRow key={line.lineItemId} books={books} line={line} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function LineRow({ books, line }: { books: Books; line: DocumentLine }) {
  const account = line.accountCode === undefined ? undefined : books.accountByCode(line.accountCode);
  const rate = line.taxType === undefined ? undefined : books.taxRate(line.taxType);
  const isPriced = line.unitAmount !== undefined;
  return (
    <tr>
      <td>
        {line.description}
        {line.tracking.map(({ name, option }) => (
          <div className="sub" key={name}>
            {name}: {option}
          </div>
        ))}
      </td>
      <td className="num">{line.quantity !== undefined && shortDecimal(line.quantity, 0)}</td>
      <td className="num">{line.unitAmount !== undefined && shortDecimal(line.unitAmount, 2)}</td>
      <td className="num">
        {line.discountRate !== undefined
          ? percent(line.discountRate)
          : line.discountAmount !== undefined && figure(line.discountAmount)}
      </td>
      <td>{account ? `${account.code} – ${account.name}` : line.accountCode}</td>
      <td>
        {rate ? `${rate.name}${rate.name.includes("%") ? "" : ` (${percent(effectiveRate(rate))})`}` : line.taxType}
      </td>
      <td className="num">{isPriced && figure(line.taxAmount)}</td>
      <td className="num">{isPriced && figure(line.lineAmount)}</td>
    </tr>
  );
}

function Attachments({ books, document }: { books: Books; document: Document }) {
  const files = attachmentsOf(books, document.documentId);
  if (files.length === 0) return null;
  return (
    <div className="card">
      <h2>Files</h2>
      {files.map(({ id, fileName, mimeType, contentLength, includeOnline }) => (
        <p key={id}>
          {fileName}{" "}
          <span className="sub">
            {mimeType}, {contentLength} bytes{includeOnline && ", shown with the online invoice"}
          </span>
        </p>
      ))}
    </div>
  );
}

function History({ books, document }: { books: Books; document: Document }) {
  return (
    <div className="card flush">
      <h2>History and notes</h2>
      <table>
        <thead>
          <tr>
            <th>Changes</th>
            <th>Date</th>
            <th>User</th>
            <th>Details</th>
          </tr>
        </thead>
        <tbody>
          {[...document.history].reverse().map((record, index) => (
            <tr key={index}>
              <td>{record.changes}</td>
              <td className="sub">{moment(record.atMs, books.organisation.timeZone)}</td>
              <td>{record.user}</td>
              <td>{record.details}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
