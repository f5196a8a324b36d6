import type { Books } from "../ledger/books";
import { USUAL_PAYMENT_ACCOUNT } from "../ledger/by-person";
import { decimalText, MONEY_PLACES } from "../ledger/decimal";
import type { Document } from "../ledger/documents/document";
import { settlementOf } from "../ledger/documents/settlement";
import { isOnline, onlineToken } from "../ledger/papers/online-invoice";
import { takesDocumentLines, takesPayments } from "../ledger/settings/account";
import { homeOf } from "./layout";

interface FormProps {
  books: Books;
  document: Document;
}

function actionOf({ books, document }: FormProps, action: string): string {
  return `${homeOf(books.organisation)}/documents/${document.documentId}/${action}`;
}

/** Approve, void, e-mail and look at it as the customer does; Xero's rules decide what happens when they are pressed. */
export function DocumentActions(props: FormProps) {
  const { status } = props.document;
  return (
    <span className="actions">
      {(status === "DRAFT" || status === "SUBMITTED") && (
        <form method="post" action={actionOf(props, "approve")}>
          <button className="primary">Approve</button>
        </form>
      )}
      {isOnline(props.document) && (
        <>
          <a href={`/in.xero.com/${onlineToken(props.books, props.document)}`}>View online</a>
          <form method="post" action={actionOf(props, "email")}>
            <button>Email</button>
          </form>
        </>
      )}
      {(status === "AUTHORISED" || status === "PAID") && (
        <form method="post" action={actionOf(props, "void")}>
          <button className="danger">Void</button>
        </form>
      )}
    </span>
  );
}

export function PaymentForm(props: FormProps) {
  const { books, document } = props;
  const { outstanding } = settlementOf(books, document);
  if (document.status !== "AUTHORISED" || outstanding === 0n) return null;
  return (
    <div className="card">
      <h2>Record a payment</h2>
      <form className="row" method="post" action={actionOf(props, "pay")}>
        <label className="field">
          Amount paid ({document.currencyCode})
          <input
            className="num"
            name="amount"
            inputMode="decimal"
            size={10}
            defaultValue={decimalText(outstanding, MONEY_PLACES)}
            required
          />
        </label>
        <label className="field">
          Date paid
          <input type="date" name="date" defaultValue={books.today()} required />
        </label>
        <label className="field">
          Paid to
          <select name="accountCode" defaultValue={USUAL_PAYMENT_ACCOUNT}>
            {books.setup.accounts.filter(takesPayments).map(({ code, name }) => (
              <option key={code} value={code}>
                {code} – {name}
              </option>
            ))}
          </select>
        </label>
        <button className="primary">Add payment</button>
      </form>
    </div>
  );
}

/** The fields that Xero lets people change even on a paid invoice. */
export function EditForm(props: FormProps) {
  const { books, document } = props;
  if (document.status === "VOIDED" || document.status === "DELETED") return null;
  const accounts = books.setup.accounts.filter((account) => account.status === "ACTIVE" && takesDocumentLines(account));
  return (
    <details>
      <summary>Edit</summary>
      <form className="card" method="post" action={actionOf(props, "edit")}>
        <div className="row facts">
          <label className="field">
            Reference
            <input name="reference" defaultValue={document.reference} maxLength={255} />
          </label>
          <label className="field">
            Due date
            <input type="date" name="dueDate" defaultValue={document.dueDate} />
          </label>
        </div>
        {document.lines.map((line) => (
          <div className="facts" key={line.lineItemId}>
            <label className="field">
              Description
              <input name={`description ${line.lineItemId}`} defaultValue={line.description} />
            </label>
            <label className="field">
              Account
              <select name={`accountCode ${line.lineItemId}`} defaultValue={line.accountCode ?? ""}>
                <option value="">Choose an account</option>
                {accounts.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {code} – {name}
                  </option>
                ))}
              </select>
            </label>
          </div>
        ))}
        <button className="primary">Save</button>
      </form>
    </details>
  );
}
