import type { ManualJournalInput } from "../../ledger/journals/manual-journal";
import { saveManualJournal } from "../../ledger/journals/save-manual-journal";
import { envelope, notFound, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { addressedId, asAddressed, asNew } from "../reading/addressed";
import { elementsOf } from "../reading/elements";
import { readManualJournal } from "../reading/manual-journal-input";
import { manualJournalShape } from "../shapes/manual-journal";
import { writeBatch } from "../write-batch";
import { shelvedHistoryRoutes } from "./history";

const AREA = "accounting.manualjournals";

export const manualJournalRoutes: Route[] = [
  { method: "get", path: "/ManualJournals", area: AREA, answer: getManualJournals },
  { method: "get", path: "/ManualJournals/:id", area: AREA, answer: getManualJournal },
  { method: "put", path: "/ManualJournals", area: AREA, answer: (call) => write(call, asNew(inputsOf(call))) },
  { method: "post", path: "/ManualJournals", area: AREA, answer: (call) => write(call, inputsOf(call)) },
  { method: "post", path: "/ManualJournals/:id", area: AREA, answer: (call) => write(call, asAddressed(call, inputsOf(call))) },
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
  const journal = call.books.shelves.manualJournals.get(addressedId(call));
  return journal ? envelope(call, "ManualJournals", [manualJournalShape(call.books, journal, "single")]) : notFound();
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
