import { invoiceShape } from "../api/shapes/document";
import { paymentShape } from "../api/shapes/payment";
import type { Books } from "../ledger/books";
import { editInvoice, payInvoice, setInvoiceStatus } from "../ledger/by-person";
import { parseCalendarDate, type CalendarDate } from "../ledger/calendar-date";
import type { Document } from "../ledger/document";
import type { Outcome } from "../ledger/outcome";
import { deletePayment } from "../ledger/record-payment";
import { ControlError } from "./control-error";
import { record } from "./wishes";

type Body = Record<string, unknown>;
type Action = (books: Books, params: Record<string, string>, body: Body) => unknown;

/** POST /control/organisations/:tenantId/…: what a person does in Xero's own pages. */
export const booksActions: Record<string, Action> = {
  "/invoices/:id/pay": (books, { id = "" }, body) => {
    const wish = { amount: text(body, "amount"), accountCode: text(body, "accountCode"), date: date(body, "date") };
    return paymentShape(books, done(payInvoice(books, id, wish)));
  },
  "/invoices/:id/approve": (books, { id = "" }) => shown(books, setInvoiceStatus(books, id, "AUTHORISED")),
  "/invoices/:id/void": (books, { id = "" }) => shown(books, setInvoiceStatus(books, id, "VOIDED")),
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
  "/payments/:id/delete": (books, { id = "" }) => paymentShape(books, done(deletePayment(books, id, undefined))),
  "/lock-dates": (books, _params, body) => {
    // Null takes a lock date away; a date that is not sent stays as it is.
    for (const name of ["periodLockDate", "endOfYearLockDate"] as const) {
      if (name in body) books.changeOrganisation({ [name]: date(body, name) });
    }
    const { periodLockDate = null, endOfYearLockDate = null } = books.organisation;
    return { periodLockDate, endOfYearLockDate };
  },
};

function shown(books: Books, outcome: Outcome<Document>): unknown {
  return invoiceShape(books, done(outcome), { detail: "single", unitPlaces: 4 });
}

function done<Entity>(outcome: Outcome<Entity>): Entity {
  if (!outcome.ok) throw new ControlError(400, outcome.problems.join(" "));
  return outcome.entity;
}

function text(body: Body, name: string): string | undefined {
  const value = body[name];
  return value === undefined || value === null ? undefined : String(value);
}

function date(body: Body, name: string): CalendarDate | undefined {
  const value = text(body, name);
  const parsed = value === undefined ? undefined : parseCalendarDate(value);
  if (value !== undefined && parsed === undefined)
    throw new ControlError(400, `${name} must be a date such as 2026-11-21.`);
  return parsed;
}
