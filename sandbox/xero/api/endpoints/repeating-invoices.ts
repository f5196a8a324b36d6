import { createRepeatingInvoice, deleteRepeatingInvoice } from "../../ledger/repeating/save-repeating-invoice";
import type { RepeatingInvoice } from "../../ledger/repeating/repeating-invoice";
import { envelope, notFound, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { deletionOf } from "../reading/deletion";
import { elementsOf } from "../reading/elements";
import { readRepeatingInvoice } from "../reading/repeating-invoice-input";
import { repeatingInvoiceShape } from "../shapes/repeating-invoice";
import { writeBatch } from "../write-batch";
import { shelvedHistoryRoutes } from "./history";

const AREA = "accounting.invoices";

export const repeatingInvoiceRoutes: Route[] = [
  { method: "get", path: "/RepeatingInvoices", area: AREA, answer: getRepeatingInvoices },
  { method: "get", path: "/RepeatingInvoices/:id", area: AREA, answer: getRepeatingInvoice },
  { method: "put", path: "/RepeatingInvoices", area: AREA, answer: createAll },
  { method: "post", path: "/RepeatingInvoices", area: AREA, answer: postRepeatingInvoices },
  { method: "post", path: "/RepeatingInvoices/:id", area: AREA, answer: removeAll },
  ...shelvedHistoryRoutes({ path: "/RepeatingInvoices", area: AREA, shelf: "repeatingInvoices" }),
];

const FIELDS = ["RepeatingInvoiceID", "Type", "Status", "Reference", "Contact", "SubTotal", "TotalTax", "Total", "Schedule"];

function getRepeatingInvoices(call: ApiCall): Answer {
  return listAnswer(call, {
    plural: "RepeatingInvoices",
    rows: [...call.books.shelves.repeatingInvoices.values()],
    shape: (template) => repeatingInvoiceShape(call.books, template),
    id: ({ id }) => id,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: FIELDS,
    pages: false,
  });
}

function getRepeatingInvoice(call: ApiCall): Answer {
  const template = call.books.shelves.repeatingInvoices.get((call.params["id"] ?? "").toLowerCase());
  return template ? envelope(call, "RepeatingInvoices", [repeatingInvoiceShape(call.books, template)]) : notFound();
}

/** POST without ids creates like PUT; with them it can only delete (Xero, Nov 2026). */
function postRepeatingInvoices(call: ApiCall): Answer {
  const hasIds = elementsOf(call.body, "RepeatingInvoices").some((fields) => fields.has("RepeatingInvoiceID"));
  return hasIds ? removeAll(call) : createAll(call);
}

const BATCH = { plural: "RepeatingInvoices", id: "RepeatingInvoiceID", errorFlag: undefined } as const;

function createAll(call: ApiCall): Answer {
  return writeBatch(call, {
    ...BATCH,
    inputs: elementsOf(call.body, "RepeatingInvoices").map(readRepeatingInvoice),
    save: (input) => createRepeatingInvoice(call.books, input, call.appName),
    ...ways(call),
  });
}

function removeAll(call: ApiCall): Answer {
  const addressed = call.params["id"];
  const all = elementsOf(call.body, "RepeatingInvoices");
  const ids = (addressed === undefined ? all : all.slice(0, 1)).map((fields) =>
    deletionOf(fields, { name: "RepeatingInvoiceID", addressed })
  );
  if (ids.some((id) => !call.books.shelves.repeatingInvoices.has(id))) return notFound();
  return writeBatch(call, {
    ...BATCH,
    inputs: ids,
    save: (id) => deleteRepeatingInvoice(call.books, id, call.appName),
    ...ways(call),
  });
}

function ways({ books }: ApiCall) {
  return {
    shape: (template: RepeatingInvoice) => repeatingInvoiceShape(books, template),
    isStored: ({ id }: RepeatingInvoice) => books.shelves.repeatingInvoices.has(id),
  };
}
