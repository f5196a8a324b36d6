import type { Books } from "../ledger/books";
import { USUAL_PAYMENT_ACCOUNT } from "../ledger/by-person";
import { decimalText, MONEY_PLACES } from "../ledger/decimal";
import type { Document, DocumentKind } from "../ledger/documents/document";
import { documentNamed } from "../ledger/documents/document-named";
import { settlementOf } from "../ledger/documents/settlement";
import { RecordNotFound } from "../ledger/outcome";
import { recordThroughApi } from "./act-through-api";
import type { Action } from "./books-actions";
import { date, requiredText, text, type Body } from "./reading";

interface CreditKind {
  kind: DocumentKind;
  endpoint: string;
  /** Names of the field that refers to such a document in a payment, and of the id in it. */
  field: string;
  id: string;
}

const KINDS: Record<string, CreditKind> = {
  "credit-notes": { kind: "creditNote", endpoint: "CreditNotes", field: "CreditNote", id: "CreditNoteID" },
  prepayments: { kind: "prepayment", endpoint: "Prepayments", field: "Prepayment", id: "PrepaymentID" },
  overpayments: { kind: "overpayment", endpoint: "Overpayments", field: "Overpayment", id: "OverpaymentID" },
};

/** What a person does to a credit note, a prepayment or an overpayment. */
export const creditActions: Record<string, Action> = {
  ...Object.fromEntries(Object.entries(KINDS).flatMap(([name, kind]) => settlingActions(name, kind))),
  "/credit-notes/:id/approve": setStatus("AUTHORISED"),
  "/credit-notes/:id/void": setStatus("VOIDED"),
  "/credit-notes/:id/delete": setStatus("DELETED"),
};

/** Setting it against an invoice, and paying it back in cash; without an amount, all that is left of it. */
function settlingActions(name: string, kind: CreditKind): [string, Action][] {
  return [
    [`/${name}/:id/allocate`, (books, { id = "" }, body) => allocate(books, creditAt(books, kind, id), { kind, body })],
    [`/${name}/:id/refund`, (books, { id = "" }, body) => refund(books, creditAt(books, kind, id), { kind, body })],
  ];
}

interface Wish {
  kind: CreditKind;
  body: Body;
}

function allocate(books: Books, credit: Document, { kind, body }: Wish): unknown {
  const key = requiredText(body, "invoice", '"INV-0001"');
  const invoice = documentNamed(books, "invoice", key);
  if (!invoice) throw new RecordNotFound(`There is no invoice ${key}.`);
  const allocation = {
    Amount: text(body, "amount") ?? left(books, credit),
    Invoice: { InvoiceID: invoice.documentId },
  };
  return recordThroughApi({
    books,
    request: `PUT /${kind.endpoint}/${credit.documentId}/Allocations`,
    body: allocation,
  });
}

function refund(books: Books, credit: Document, { kind, body }: Wish): unknown {
  const payment = {
    [kind.field]: { [kind.id]: credit.documentId },
    Account: { Code: text(body, "accountCode") ?? USUAL_PAYMENT_ACCOUNT },
    Date: date(body, "date") ?? books.today(),
    Amount: text(body, "amount") ?? left(books, credit),
  };
  return recordThroughApi({ books, request: "PUT /Payments", body: payment });
}

function setStatus(Status: string): Action {
  return (books, { id = "" }) => {
    const { documentId } = creditAt(books, KINDS["credit-notes"] as CreditKind, id);
    return recordThroughApi({ books, request: `POST /CreditNotes/${documentId}`, body: { Status } });
  };
}

function creditAt(books: Books, { kind, endpoint }: CreditKind, key: string): Document {
  const credit = documentNamed(books, kind, key);
  if (!credit) throw new RecordNotFound(`There is no ${key} among the ${endpoint}.`);
  return credit;
}

function left(books: Books, credit: Document): string {
  return decimalText(settlementOf(books, credit).outstanding, MONEY_PLACES);
}
