import { EMPTY_GUID, newGuid } from "../ids";
import type { ApiCall } from "./call";

/** A finished answer. The body is text, so that an idempotent replay is the same to the byte; a file is bytes. */
export interface Answer {
  status: number;
  contentType: string;
  body: string | Buffer;
  /** Ids of the records in it, for the journal. */
  ids: string[];
}

export type Json = Record<string, unknown>;

export interface Pagination {
  page: number;
  pageSize: number;
  pageCount: number;
  itemCount: number;
}

/** Xero's envelope around every list, one element or many; its DateTimeUTC has no offset. */
export function envelope(call: ApiCall, plural: string, elements: Json[]): Answer {
  return pagedEnvelope(call, { plural, elements, pagination: undefined });
}

export interface Page {
  plural: string;
  elements: Json[];
  pagination: Pagination | undefined;
}

export function pagedEnvelope(call: ApiCall, { plural, elements, pagination }: Page): Answer {
  const body = {
    Id: newGuid(),
    Status: "OK",
    ProviderName: call.appName,
    DateTimeUTC: `/Date(${call.books.now()})/`,
    ...(pagination ? { pagination } : {}),
    [plural]: elements,
  };
  return { status: 200, contentType: JSON_TYPE, body: JSON.stringify(body), ids: elements.flatMap(idOf) };
}

export function validationFailure(elements: Json[]): Answer {
  const body = {
    ErrorNumber: 10,
    Type: "ValidationException",
    Message: "A validation exception occurred",
    Elements: elements,
  };
  return { ...json(400, body), ids: elements.flatMap(idOf) };
}

/** What the simulator lacks is said by name; `what` is a request or a field. */
export function notSimulated(what: string): Answer {
  const Detail = `${what} is not simulated. See sandbox/xero/README.md for what is.`;
  return json(501, { Type: null, Title: "Not Implemented", Status: 501, Detail });
}

/** 404 as recorded in Sep 2026: an empty body that calls itself HTML. */
export function notFound(): Answer {
  return { status: 404, contentType: "text/html; charset=utf-8", body: "", ids: [] };
}

export function json(status: number, body: Json): Answer {
  return { status, contentType: JSON_TYPE, body: JSON.stringify(body), ids: [] };
}

const JSON_TYPE = "application/json; charset=utf-8";
const ID_FIELDS = [
  "InvoiceID",
  "CreditNoteID",
  "PaymentID",
  "AllocationID",
  "ContactID",
  "ItemID",
  "PrepaymentID",
  "OverpaymentID",
  "BatchPaymentID",
  "BankTransactionID",
  "BankTransferID",
  "ManualJournalID",
  "RepeatingInvoiceID",
  "AccountID",
];

function idOf(element: Json): string[] {
  const field = ID_FIELDS.find((name) => name in element);
  return field === undefined || element[field] === EMPTY_GUID ? [] : [String(element[field])];
}
