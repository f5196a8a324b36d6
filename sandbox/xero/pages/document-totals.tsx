import type { Books } from "../ledger/books";
import type { Document } from "../ledger/documents/document";
import { totalsOf } from "../ledger/documents/line-arithmetic";
import { settlementOf } from "../ledger/documents/settlement";
import { day, figure } from "./format";
import { homeOf } from "./layout";

interface TotalsProps {
  books: Books;
  document: Document;
  /** The customer sees payments, and neither their accounts nor a way to remove them. */
  forCustomer?: boolean;
}

/** Subtotal, tax, total, what was paid and credited, and what is left. */
export function DocumentTotals({ books, document, forCustomer = false }: TotalsProps) {
  const totals = totalsOf(document);
  const taxName = books.systemAccount("GST").name;
  const isInvoice = document.kind === "invoice";
  return (
    <div className="totals">
      <Line name="Subtotal" amount={totals.subTotal} />
      <Line
        name={document.lineAmountTypes === "Inclusive" ? `Includes ${taxName}` : `Total ${taxName}`}
        amount={totals.totalTax}
      />
      <Line name={`Total ${document.currencyCode}`} amount={totals.total} className="strong" />
      <Payments books={books} document={document} forCustomer={forCustomer} />
      {books.allocationsOf(document.documentId).map((allocation) => {
        const other = books.documents.get(isInvoice ? allocation.creditId : allocation.invoiceId);
        const name = `${isInvoice ? "Less credit" : "Credited to"} ${other?.number}`;
        return <Line key={allocation.allocationId} name={name} amount={-allocation.amount} />;
      })}
      <Line
        name={isInvoice ? "Amount due" : "Remaining credit"}
        amount={settlementOf(books, document).outstanding}
        className="due"
      />
    </div>
  );
}

function Line({ name, amount, className }: { name: string; amount: bigint; className?: string }) {
  return (
    <div className={className}>
      <span>{name}</span>
      <span>{figure(amount)}</span>
    </div>
  );
}

function Payments({ books, document, forCustomer }: TotalsProps) {
  const payments = books.paymentsOf(document.documentId).filter(({ status }) => status === "AUTHORISED");
  return payments.map((payment) => (
    <div key={payment.paymentId}>
      <span>
        Less payment {day(payment.date)}
        {!forCustomer && (
          <>
            <br />
            <span className="sub">
              {books.accountById(payment.accountId)?.name}
              {payment.reference && ` · ${payment.reference}`}
            </span>
            <form
              className="inline"
              method="post"
              action={`${homeOf(books.organisation)}/payments/${payment.paymentId}/remove`}
            >
              <button className="danger">Remove payment</button>
            </form>
          </>
        )}
      </span>
      <span>{figure(-payment.amount)}</span>
    </div>
  ));
}
