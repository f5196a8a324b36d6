import { emailInvoice } from "../../ledger/papers/email-invoice";
import { isOnline, onlineToken } from "../../ledger/papers/online-invoice";
import { envelope, notFound, validationFailure, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { documentAt, INVOICES } from "./documents";

const AREA = "accounting.invoices";

export const onlineInvoiceRoutes: Route[] = [
  { method: "get", path: "/Invoices/:id/OnlineInvoice", area: AREA, answer: getOnlineInvoice },
  { method: "post", path: "/Invoices/:id/Email", area: AREA, answer: postEmail },
];

/** Where the customer can see and pay the invoice: in.xero.com, which has its pages on this same origin. */
function getOnlineInvoice(call: ApiCall): Answer {
  const invoice = documentAt(call, INVOICES);
  if (!invoice) return notFound();
  if (!isOnline(invoice)) {
    const problem = "An online invoice is only available for sales invoices that are not drafts.";
    return validationFailure([{ InvoiceID: invoice.documentId, ValidationErrors: [{ Message: problem }] }]);
  }
  const OnlineInvoiceUrl = `${call.origin}/in.xero.com/${onlineToken(call.books, invoice)}`;
  return envelope(call, "OnlineInvoices", [{ OnlineInvoiceUrl }]);
}

/** The body is of no account; the answer to success is 204 and nothing (Xero, Nov 2026). */
function postEmail(call: ApiCall): Answer {
  const invoice = documentAt(call, INVOICES);
  if (!invoice) return notFound();
  const outcome = emailInvoice(call.books, invoice, call.appName);
  if (outcome.ok) return { status: 204, contentType: "text/html; charset=utf-8", body: "", ids: [outcome.entity.id] };
  const ValidationErrors = outcome.problems.map((Message) => ({ Message }));
  return validationFailure([{ InvoiceID: invoice.documentId, InvoiceNumber: invoice.number, ValidationErrors }]);
}
