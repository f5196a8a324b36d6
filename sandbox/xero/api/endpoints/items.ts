import type { Item, ItemInput } from "../../ledger/items/item";
import { deleteItem, findItem, saveItem } from "../../ledger/items/save-item";
import type { WriteMode } from "../../ledger/contacts/save-contact";
import { envelope, notFound, type Answer } from "../answer";
import { postDataInvalid } from "../api-error";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { elementsOf } from "../reading/elements";
import { readItem } from "../reading/item-input";
import { itemShape } from "../shapes/item";
import { writeBatch } from "../write-batch";
import { shelvedHistoryRoutes } from "./history";

/** Xero, Nov 2026: items sit under both scopes. */
const AREA = ["accounting.settings", "accounting.invoices"] as const;

export const itemRoutes: Route[] = [
  { method: "get", path: "/Items", area: AREA, answer: getItems },
  { method: "get", path: "/Items/:id", area: AREA, answer: getItem },
  { method: "put", path: "/Items", area: AREA, answer: (call) => writeItems(call, "create") },
  { method: "post", path: "/Items", area: AREA, answer: (call) => writeItems(call, "createOrUpdate") },
  { method: "post", path: "/Items/:id", area: AREA, answer: postItem },
  { method: "delete", path: "/Items/:id", area: AREA, answer: removeItem },
  ...shelvedHistoryRoutes({ path: "/Items", area: AREA, shelf: "items" }),
];

const ITEM_FIELDS = [
  "ItemID",
  "Code",
  "Name",
  "Description",
  "PurchaseDescription",
  "IsSold",
  "IsPurchased",
  "IsTrackedAsInventory",
  "SalesDetails",
  "PurchaseDetails",
  "UpdatedDateUTC",
];

/** Xero, Nov 2026: at most so many in one request; a hundred are advised. */
const LARGEST_BATCH = 500;

function getItems(call: ApiCall): Answer {
  return listAnswer(call, {
    plural: "Items",
    rows: [...call.books.shelves.items.values()],
    shape: (item) => itemShape(item, call.query.unitPlaces),
    id: ({ id }) => id,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: ITEM_FIELDS,
    pages: false,
  });
}

function getItem(call: ApiCall): Answer {
  const item = itemAt(call);
  return item ? envelope(call, "Items", [itemShape(item, call.query.unitPlaces)]) : notFound();
}

/** Addressed by its ItemID or by its Code. */
function itemAt({ books, params }: ApiCall): Item | undefined {
  return findItem(books, { id: params["id"], code: params["id"] });
}

function writeItems(call: ApiCall, mode: WriteMode): Answer {
  const elements = elementsOf(call.body, "Items");
  if (elements.length > LARGEST_BATCH) {
    throw postDataInvalid(`A request may hold at most ${LARGEST_BATCH} items; this one holds ${elements.length}.`);
  }
  return write(call, { inputs: elements.map((fields) => readItem(fields, call.query.unitPlaces)), mode });
}

function postItem(call: ApiCall): Answer {
  const item = itemAt(call);
  if (!item) return notFound();
  const [fields] = elementsOf(call.body, "Items");
  const inputs = fields ? [{ ...readItem(fields, call.query.unitPlaces), id: item.id }] : [];
  return write(call, { inputs, mode: "createOrUpdate" });
}

function write(call: ApiCall, { inputs, mode }: { inputs: ItemInput[]; mode: WriteMode }): Answer {
  const { books, appName } = call;
  return writeBatch(call, {
    plural: "Items",
    id: "ItemID",
    errorFlag: undefined,
    inputs,
    save: (input) => saveItem(books, { input, mode, byApp: appName }),
    shape: (item) => itemShape(item, call.query.unitPlaces),
    isStored: ({ id }) => books.shelves.items.has(id),
  });
}

function removeItem(call: ApiCall): Answer {
  deleteItem(call.books, call.params["id"] ?? "");
  return { status: 204, contentType: "text/html; charset=utf-8", body: "", ids: [] };
}
