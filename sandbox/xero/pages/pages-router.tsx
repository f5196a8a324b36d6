import express, { Router, type Request, type Response } from "express";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Books } from "../ledger/books";
import { editInvoice, emailByPerson, payInvoice, setInvoiceStatus } from "../ledger/by-person";
import { parseCalendarDate } from "../ledger/calendar-date";
import type { Outcome } from "../ledger/outcome";
import { deletePayment } from "../ledger/payments/record-payment";
import type { Webhooks } from "../webhooks/webhooks";
import { DashboardPage } from "./dashboard-page";
import { DocumentPage } from "./document-page";
import { DocumentsPage } from "./documents-page";
import { homeOf } from "./layout";
import { AccountsPage, ContactsPage, PaymentsPage, TaxRatesPage } from "./lists-pages";
import { onlineInvoiceRouter } from "./online-invoice-router";
import { OrganisationsPage } from "./organisations-page";
import { OutboxPage } from "./outbox-page";
import { WebhooksPage } from "./webhooks-page";

export interface PagesContext {
  allBooks: () => Books[];
  isConnected: (tenantId: string) => boolean;
  webhooks: Webhooks;
}

type Form = Record<string, string | undefined>;

/** The books in a browser. */
export function pagesRouter(context: PagesContext): Router {
  const router = Router();
  router.get("/", (_request, response) => {
    show(response, <OrganisationsPage allBooks={context.allBooks()} isConnected={context.isConnected} />);
  });
  router.get("/outbox", (_request, response) => {
    show(response, <OutboxPage allBooks={context.allBooks()} of={undefined} />);
  });
  router.use(onlineInvoiceRouter(context.allBooks));
  router.use("/organisations/:shortCode", organisationRouter(context));
  router.get("/organisationlogin/default.aspx", ({ query }, response) => {
    response.redirect(deepLinkTarget(String(query["shortcode"] ?? ""), String(query["redirecturl"] ?? "")));
  });
  return router;
}

/** Xero's documented deep links (go.xero.com, Nov 2026): a short code, and the old address of a page. */
function deepLinkTarget(shortCode: string, redirectUrl: string): string {
  const home = `/organisations/${encodeURIComponent(shortCode)}`;
  const invoiceId = /^\/AccountsReceivable\/View\.aspx\?InvoiceID=([\w-]+)$/.exec(redirectUrl)?.[1];
  return invoiceId ? `${home}/documents/${invoiceId}` : home;
}

function organisationRouter(context: PagesContext): Router {
  const router = Router({ mergeParams: true });
  router.use((request, response, next) => {
    const books = context
      .allBooks()
      .find(({ organisation }) => organisation.shortCode === (request.params as Form)["shortCode"]);
    if (!books) return void response.status(404).send("There is no such organisation.");
    response.locals["books"] = books;
    next();
  });
  const page = (path: string, element: (books: Books, request: Request) => ReactElement) => {
    router.get(path, (request, response) => show(response, element(booksOf(response), request)));
  };
  page("/", (books) => <DashboardPage books={books} />);
  page("/invoices", (books, { query }) => (
    <DocumentsPage books={books} kind="invoice" tab={String(query["tab"] ?? "")} />
  ));
  page("/credit-notes", (books, { query }) => (
    <DocumentsPage books={books} kind="creditNote" tab={String(query["tab"] ?? "")} />
  ));
  page("/payments", (books) => <PaymentsPage books={books} />);
  page("/contacts", (books) => <ContactsPage books={books} />);
  page("/outbox", (books) => <OutboxPage allBooks={[]} of={books} />);
  page("/accounts", (books) => <AccountsPage books={books} />);
  page("/tax-rates", (books) => <TaxRatesPage books={books} />);
  page("/webhooks", (books) => <WebhooksPage organisation={books.organisation} webhooks={context.webhooks} />);
  router.get("/documents/:id", (request, response) => showDocument(response, request.params.id, []));
  addActions(router, context.webhooks);
  return router;
}

/** Buttons: each goes through the rules of the books and comes back with their verdict. */
function addActions(router: Router, webhooks: Webhooks): void {
  router.use(express.urlencoded({ extended: false }));
  const documentAction = (name: string, act: (books: Books, id: string, form: Form) => Outcome<unknown>) => {
    router.post(`/documents/:id/${name}`, (request, response) => {
      const { id } = request.params;
      finish(response, id, act(booksOf(response), id, request.body as Form));
    });
  };
  documentAction("approve", (books, id) => setInvoiceStatus(books, id, "AUTHORISED"));
  documentAction("void", (books, id) => setInvoiceStatus(books, id, "VOIDED"));
  documentAction("email", (books, id) => emailByPerson(books, id));
  documentAction("pay", (books, id, form) =>
    payInvoice(books, id, {
      amount: form["amount"],
      accountCode: form["accountCode"],
      date: parseCalendarDate(form["date"] ?? ""),
    })
  );
  documentAction("edit", (books, id, form) => editInvoice(books, id, editOf(form)));
  router.post("/payments/:id/remove", (request, response) => {
    const payment = booksOf(response).payments.get(request.params.id);
    if (!payment) return void response.status(404).send("There is no such payment.");
    finish(response, payment.documentId, deletePayment(booksOf(response), payment.paymentId, undefined));
  });
  router.post("/webhooks/enable", (_request, response, next) => {
    const back = () => response.redirect(303, `${homeOf(booksOf(response).organisation)}/webhooks`);
    webhooks.enable().then(back, next);
  });
}

/** Lines are named after their id: `description {id}` and `accountCode {id}`. */
function editOf(form: Form): Parameters<typeof editInvoice>[2] {
  const ids = Object.keys(form).flatMap((name) => /^description (.+)$/.exec(name)?.[1] ?? []);
  return {
    reference: form["reference"],
    dueDate: parseCalendarDate(form["dueDate"] ?? ""),
    lines: ids.map((lineItemId) => ({
      lineItemId,
      description: form[`description ${lineItemId}`],
      accountCode: form[`accountCode ${lineItemId}`] || undefined,
    })),
  };
}

function finish(response: Response, documentId: string, outcome: Outcome<unknown>): void {
  if (outcome.ok) response.redirect(303, `${homeOf(booksOf(response).organisation)}/documents/${documentId}`);
  else showDocument(response.status(422), documentId, outcome.problems);
}

function showDocument(response: Response, id: string, problems: string[]): void {
  const books = booksOf(response);
  const document = books.documents.get(id);
  if (!document) response.status(404).send("There is no such document in these books.");
  else show(response, <DocumentPage books={books} document={document} problems={problems} />);
}

function booksOf(response: Response): Books {
  return response.locals["books"] as Books;
}

function show(response: Response, element: ReactElement): void {
  response.type("html").send(`<!doctype html>${renderToStaticMarkup(element)}`);
}
