import type { Books } from "../ledger/books";
import { actThroughApi, recordThroughApi } from "./act-through-api";
import { contactActions } from "./contact-actions";
import { creditActions } from "./credit-actions";
import { invoiceActions } from "./invoice-actions";
import { requiredText, type Body } from "./reading";
import { settingActions } from "./setting-actions";
import { trackingActions } from "./tracking-actions";

export type Action = (books: Books, params: Record<string, string>, body: Body) => unknown;

/** POST /control/organisations/:tenantId/…: what a bookkeeper does in Xero's own pages. */
export const booksActions: Record<string, Action> = {
  ...invoiceActions,
  ...creditActions,
  ...contactActions,
  ...settingActions,
  ...trackingActions,
  ...createsOf({
    invoices: "Invoices",
    "credit-notes": "CreditNotes",
    contacts: "Contacts",
    items: "Items",
    payments: "Payments",
    "batch-payments": "BatchPayments",
    "bank-transactions": "BankTransactions",
    "bank-transfers": "BankTransfers",
    "manual-journals": "ManualJournals",
    "repeating-invoices": "RepeatingInvoices",
    accounts: "Accounts",
    "tax-rates": "TaxRates",
    "tracking-categories": "TrackingCategories",
  }),
  ...deletesOf({
    payments: "Payments",
    "batch-payments": "BatchPayments",
    "bank-transactions": "BankTransactions",
  }),
  "/api": (books, _params, body) =>
    actThroughApi({ books, request: requiredText(body, "request", '"PUT /Items"'), body: body["body"] }),
};

/** POST …/{name} with the record as Xero's API takes it. */
function createsOf(endpoints: Record<string, string>): Record<string, Action> {
  return mapped(endpoints, (name, endpoint) => [
    `/${name}`,
    (books, _params, body) => recordThroughApi({ books, request: `PUT /${endpoint}?unitdp=4`, body }),
  ]);
}

/** POST …/{name}/:id/delete. */
function deletesOf(endpoints: Record<string, string>): Record<string, Action> {
  return mapped(endpoints, (name, endpoint) => [
    `/${name}/:id/delete`,
    (books, { id = "" }) =>
      recordThroughApi({ books, request: `POST /${endpoint}/${id}`, body: { Status: "DELETED" } }),
  ]);
}

function mapped(
  names: Record<string, string>,
  entry: (name: string, endpoint: string) => [string, Action]
): Record<string, Action> {
  return Object.fromEntries(Object.entries(names).map(([name, endpoint]) => entry(name, endpoint)));
}
