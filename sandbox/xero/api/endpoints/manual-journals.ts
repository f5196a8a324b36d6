import type { ManualJournalInput } from "../../ledger/journals/manual-journal";
import { saveManualJournal } from "../../ledger/journals/save-manual-journal";
import { envelope, notFound, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { elementsOf } from "../reading/elements";
import { readManualJournal } from "../reading/manual-journal-input";
import { manualJournalShape } from "../shapes/manual-journal";
import { writeBatch } from "../write-batch";
import { shelvedHistoryRoutes } from "./history";

const AREA = "accounting.manualjournals";

export const manualJournalRoutes: Route[] = [
  { method: "get", path: "/ManualJournals", area: AREA, answer: getManualJournals },
  { method: "get", path: "/ManualJournals/:id", area: AREA, answer: getManualJournal },
  { method: "put", path: "/ManualJournals", area: AREA, answer: putManualJournals },
  { method: "post", path: "/ManualJournals", area: AREA, answer: (call) => write(call, inputsOf(call)) },
  { method: "post", path: "/ManualJournals/:id", area: AREA, answer: postManualJournal },
  ...shelvedHistoryRoutes({ path: "/ManualJournals", area: AREA, shelf: "manualJournals" }),
];

const FIELDS = ["ManualJournalID", "Narration", "Date", "Status", "LineAmountTypes", "UpdatedDateUTC"];

function getManualJournals(call: ApiCall): Answer {
  return listAnswer(call, {
    plural: "ManualJournals",
    rows: [...call.books.shelves.manualJournals.values()],
    shape: (journal, detail) => manualJournalShape(call.books, journal, detail),
    id: ({ id }) => id,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: FIELDS,
    pages: true,
  });
}

function getManualJournal(call: ApiCall): Answer {
  const journal = call.books.shelves.manualJournals.get(idOf(call));
  return journal ? envelope(call, "ManualJournals", [manualJournalShape(call.books, journal, "single")]) : notFound();
}

/** PUT only creates: an id in its body means nothing. */
function putManualJournals(call: ApiCall): Answer {
  return write(
    call,
    inputsOf(call).map((input) => ({ ...input, id: undefined }))
  );
}

function postManualJournal(call: ApiCall): Answer {
  const id = idOf(call);
  return write(
    call,
    inputsOf(call)
      .slice(0, 1)
      .map((input) => ({ ...input, id }))
  );
}

function idOf({ params }: ApiCall): string {
  return (params["id"] ?? "").toLowerCase();
}

function inputsOf(call: ApiCall): ManualJournalInput[] {
  return elementsOf(call.body, "ManualJournals").map(readManualJournal);
}

function write(call: ApiCall, inputs: ManualJournalInput[]): Answer {
  const { books, appName } = call;
  const stored = books.shelves.manualJournals;
  if (inputs.some(({ id }) => id !== undefined && !stored.has(id.toLowerCase()))) return notFound();
  return writeBatch(call, {
    plural: "ManualJournals",
    id: "ManualJournalID",
    errorFlag: undefined,
    inputs,
    save: (input) => saveManualJournal(books, { input, byApp: appName }),
    shape: (journal) => manualJournalShape(books, journal, "single"),
    isStored: ({ id }) => stored.has(id),
  });
}
