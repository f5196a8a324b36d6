import { parseCalendarDate } from "../../ledger/calendar-date";
import type { WriteMode } from "../../ledger/contacts/save-contact";
import type { Quote } from "../../ledger/quotes/quote";
import { saveQuote } from "../../ledger/quotes/save-quote";
import { envelope, notFound, type Answer } from "../answer";
import { queryInvalid } from "../api-error";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { elementsOf } from "../reading/elements";
import { readQuote } from "../reading/quote-input";
import { quoteShape } from "../shapes/quote";
import { writeBatch } from "../write-batch";
import { shelvedHistoryRoutes } from "./history";

const AREA = "accounting.invoices";

export const quoteRoutes: Route[] = [
  { method: "get", path: "/Quotes", area: AREA, answer: getQuotes },
  { method: "get", path: "/Quotes/:id", area: AREA, answer: getQuote },
  { method: "put", path: "/Quotes", area: AREA, answer: (call) => writeQuotes(call, "create") },
  { method: "post", path: "/Quotes", area: AREA, answer: (call) => writeQuotes(call, "createOrUpdate") },
  { method: "post", path: "/Quotes/:id", area: AREA, answer: (call) => writeQuotes(call, "createOrUpdate") },
  ...shelvedHistoryRoutes({ path: "/Quotes", area: AREA, shelf: "quotes" }),
];

const FIELDS = ["QuoteID", "QuoteNumber", "Status", "Date", "ExpiryDate", "Contact", "Total", "UpdatedDateUTC"];

/** A page has a hundred quotes and no pagination block (recorded Sep 2026). */
function getQuotes(call: ApiCall): Answer {
  return listAnswer(call, {
    plural: "Quotes",
    rows: [...call.books.shelves.quotes.values()].filter(wanted(call)),
    shape: (quote) => quoteShape(call.books, quote),
    id: ({ id }) => id,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: FIELDS,
    pages: "plain",
  });
}

function wanted({ query }: ApiCall): (quote: Quote) => boolean {
  const [number, status, contactId] = ["QuoteNumber", "Status", "ContactID"].map((name) => query.text(name)?.toLowerCase());
  const [from, to, expiryFrom, expiryTo] = ["DateFrom", "DateTo", "ExpiryDateFrom", "ExpiryDateTo"].map((name) => dayOf(query.text(name), name));
  const isIn = (day: string | undefined, first: string | undefined, last: string | undefined) =>
    (first === undefined || (day !== undefined && day >= first)) && (last === undefined || (day !== undefined && day <= last));
  return (quote) =>
    (number === undefined || quote.number.toLowerCase() === number) &&
    (status === undefined || quote.status.toLowerCase() === status) &&
    (contactId === undefined || quote.contactId === contactId) &&
    isIn(quote.date, from, to) &&
    isIn(quote.expiryDate, expiryFrom, expiryTo);
}

function dayOf(text: string | undefined, name: string): string | undefined {
  if (text === undefined) return undefined;
  const day = parseCalendarDate(text);
  if (day === undefined) throw queryInvalid(`${name} is no date: '${text}'.`);
  return day;
}

function getQuote(call: ApiCall): Answer {
  const quote = quoteAt(call);
  return quote ? envelope(call, "Quotes", [quoteShape(call.books, quote)]) : notFound();
}

function quoteAt({ books, params }: ApiCall): Quote | undefined {
  return books.shelves.quotes.get((params["id"] ?? "").toLowerCase());
}

function writeQuotes(call: ApiCall, mode: WriteMode): Answer {
  const { books, appName, params } = call;
  const addressed = params["id"];
  if (addressed !== undefined && !quoteAt(call)) return notFound();
  const all = elementsOf(call.body, "Quotes").map(readQuote);
  const inputs = addressed === undefined ? all : all.slice(0, 1).map((input) => ({ ...input, id: addressed }));
  if (mode !== "create" && inputs.some(({ id }) => id !== undefined && !books.shelves.quotes.has(id.toLowerCase()))) return notFound();
  return writeBatch(call, {
    plural: "Quotes",
    id: "QuoteID",
    errorFlag: undefined,
    inputs,
    save: (input) => saveQuote(books, { mode, input, byApp: appName }),
    shape: (quote) => quoteShape(books, quote),
    isStored: ({ id }) => books.shelves.quotes.has(id),
  });
}
