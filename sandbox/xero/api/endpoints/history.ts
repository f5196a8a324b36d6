import type { HistoryRecord } from "../../ledger/documents/document";
import { addNote, addShelvedNote } from "../../ledger/history";
import type { ShelfName } from "../../ledger/shelves";
import { envelope, notFound, validationFailure, type Answer, type Json } from "../answer";
import type { ApiCall, Route } from "../call";
import { elementsOf } from "../reading/elements";
import { wireInstant } from "../shapes/wire";
import { documentAt, type INVOICES } from "./documents";

type Resource = typeof INVOICES;

/** Xero, Nov 2026. */
const LONGEST_NOTE = 2500;

export function getHistory(call: ApiCall, resource: Resource): Answer {
  return historyAnswer(call, documentAt(call, resource)?.history);
}

export function putHistory(call: ApiCall, resource: Resource): Answer {
  const document = documentAt(call, resource);
  return noteAnswer(call, document && ((details) => addNote(call.books, document, details)));
}

/** Newest first; undefined for a record that does not exist. */
export function historyAnswer(call: ApiCall, history: HistoryRecord[] | undefined): Answer {
  return history ? envelope(call, "HistoryRecords", [...history].reverse().map(historyShape)) : notFound();
}

/** Writes the note that was sent; `add` is undefined when the record does not exist. */
export function noteAnswer(call: ApiCall, add: ((details: string) => HistoryRecord) | undefined): Answer {
  const [note] = elementsOf(call.body, "HistoryRecords");
  const details = note?.text("Details") ?? "";
  const problem = !add
    ? "The document with the supplied id was not found for this endpoint."
    : details.length > LONGEST_NOTE
    ? `Details is too long: Xero stores at most ${LONGEST_NOTE} characters.`
    : undefined;
  if (!add || problem !== undefined) {
    return validationFailure([{ Details: details, ValidationErrors: [{ Message: problem }] }]);
  }
  return envelope(call, "HistoryRecords", [historyShape(add(details))]);
}

export interface ShelvedHistory {
  /** Of the endpoint, e.g. `/BankTransactions`. */
  path: string;
  area: Route["area"];
  shelf: ShelfName;
}

/** The history of a kind of record that stands on a shelf: read it, add a note. */
export function shelvedHistoryRoutes({ path, area, shelf }: ShelvedHistory): Route[] {
  const recordAt = ({ books, params }: ApiCall) => books.shelves[shelf].get((params["id"] ?? "").toLowerCase());
  const addTo = (call: ApiCall): Answer => {
    const record = recordAt(call);
    return noteAnswer(call, record && ((details) => addShelvedNote(call.books, { shelf, id: record.id, details })));
  };
  return [
    { method: "get", path: `${path}/:id/History`, area, answer: (call) => historyAnswer(call, recordAt(call)?.history) },
    { method: "put", path: `${path}/:id/History`, area, answer: addTo },
  ];
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
