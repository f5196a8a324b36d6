import { invoiceShape } from "../api/shapes/document";
import { paymentShape } from "../api/shapes/payment";
import type { Books } from "../ledger/books";
import { editInvoice, payInvoice, setInvoiceStatus } from "../ledger/by-person";
import type { Document } from "../ledger/documents/document";
import type { Outcome } from "../ledger/outcome";
import { recordThroughApi } from "./act-through-api";
import type { Action } from "./books-actions";
import { done } from "./done";
import { date, record, text } from "./reading";

/** What a person does to an invoice or bill; `:id` is its id or, of a sales invoice, its number. */
export const invoiceActions: Record<string, Action> = {
  "/invoices/:id/pay": (books, { id = "" }, body) => {
    const wish = { amount: text(body, "amount"), accountCode: text(body, "accountCode"), date: date(body, "date") };
    return paymentShape(books, done(payInvoice(books, id, wish)));
  },
  "/invoices/:id/approve": (books, { id = "" }) => shown(books, setInvoiceStatus(books, id, "AUTHORISED")),
  "/invoices/:id/void": (books, { id = "" }) => shown(books, setInvoiceStatus(books, id, "VOIDED")),
  "/invoices/:id/delete": (books, { id = "" }) => shown(books, setInvoiceStatus(books, id, "DELETED")),
  "/invoices/:id/email": (books, { id = "" }) =>
    recordThroughApi({ books, request: `POST /Invoices/${id}/Email`, body: {} }),
  "/invoices/:id/edit": (books, { id = "" }, body) => {
    const lines = Array.isArray(body["lines"]) ? body["lines"].map(record) : [];
    const edit = {
      reference: text(body, "reference"),
      dueDate: date(body, "dueDate"),
      lines: lines.map((line) => ({
        lineItemId: text(line, "lineItemId") ?? "",
        description: text(line, "description"),
        accountCode: text(line, "accountCode"),
      })),
    };
    return shown(books, editInvoice(books, id, edit));
  },
};

function shown(books: Books, outcome: Outcome<Document>): unknown {
  return invoiceShape(books, done(outcome), { detail: "single", unitPlaces: 4 });
}
