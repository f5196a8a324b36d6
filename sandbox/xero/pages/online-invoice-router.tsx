import { Router, type Request, type Response } from "express";
import { renderToStaticMarkup } from "react-dom/server";
import type { Books } from "../ledger/books";
import type { Document } from "../ledger/documents/document";
import { invoiceOnline, payOnline } from "../ledger/papers/online-invoice";
import { OnlineInvoicePage } from "./online-invoice-page";

interface Found {
  books: Books;
  invoice: Document;
}

/** in.xero.com: whoever has the address of an invoice may see and pay it. */
export function onlineInvoiceRouter(allBooks: () => Books[]): Router {
  const router = Router();
  router.get("/in.xero.com/:token", (request, response) => {
    const found = foundIn(allBooks(), request);
    if (found) show(response, found, []);
    else refuse(response);
  });
  router.post("/in.xero.com/:token/pay", (request, response) => {
    const found = foundIn(allBooks(), request);
    if (!found) return refuse(response);
    const outcome = payOnline(found.books, found.invoice);
    if (outcome.ok) response.redirect(303, addressOf(request));
    else show(response.status(422), found, outcome.problems);
  });
  return router;
}

function foundIn(allBooks: Books[], request: Request): Found | undefined {
  for (const books of allBooks) {
    const invoice = invoiceOnline(books, request.params["token"] ?? "");
    if (invoice) return { books, invoice };
  }
  return undefined;
}

function addressOf(request: Request): string {
  return `/in.xero.com/${request.params["token"]}`;
}

function show(response: Response, { books, invoice }: Found, problems: string[]): void {
  const page = (
    <OnlineInvoicePage books={books} invoice={invoice} address={addressOf(response.req)} problems={problems} />
  );
  response.type("html").send(`<!doctype html>${renderToStaticMarkup(page)}`);
}

function refuse(response: Response): void {
  response.status(404).send("There is no online invoice at this address.");
}
