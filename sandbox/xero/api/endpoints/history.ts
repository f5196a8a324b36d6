import type { HistoryRecord } from "../../ledger/document";
import { addNote } from "../../ledger/history";
import { envelope, json, notFound, type Answer, type Json } from "../answer";
import type { ApiCall } from "../call";
import { elementsOf } from "../reading/elements";
import { wireInstant } from "../shapes/wire";
import { documentAt, type INVOICES } from "./documents";

type Resource = typeof INVOICES;

/** Xero, Nov 2026. */
const LONGEST_NOTE = 2500;

export function getHistory(call: ApiCall, resource: Resource): Answer {
  const document = documentAt(call, resource);
  return document ? envelope(call, "HistoryRecords", [...document.history].reverse().map(historyShape)) : notFound();
}

export function putHistory(call: ApiCall, resource: Resource): Answer {
  const document = documentAt(call, resource);
  const [note] = elementsOf(call.body, "HistoryRecords");
  const details = note?.text("Details") ?? "";
  const problem = !document
    ? "The document with the supplied id was not found for this endpoint."
    : details.length > LONGEST_NOTE
    ? `Details is too long: Xero stores at most ${LONGEST_NOTE} characters.`
    : undefined;
  if (!document || problem !== undefined) {
    const Elements = [{ Details: details, ValidationErrors: [{ Message: problem }] }];
    return json(400, {
      ErrorNumber: 10,
      Type: "ValidationException",
      Message: "A validation exception occurred",
      Elements,
    });
  }
  return envelope(call, "HistoryRecords", [historyShape(addNote(call.books, document, details))]);
}

function historyShape(record: HistoryRecord): Json {
  return {
    Changes: record.changes,
    DateUTCString: new Date(record.atMs).toISOString().slice(0, 19),
    DateUTC: wireInstant(record.atMs),
    User: record.user,
    Details: record.details,
  };
}
