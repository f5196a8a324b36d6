import type { AdvanceKind, Document } from "../../ledger/documents/document";
import { addNote } from "../../ledger/history";
import { findReferenced } from "../../ledger/payments/paid-document";
import { envelope, notFound, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { advanceShape } from "../shapes/advance";
import { allocationRoutes } from "./allocations";
import { historyAnswer, noteAnswer } from "./history";

const AREA = "accounting.payments";

interface Resource {
  kind: AdvanceKind;
  plural: "Prepayments" | "Overpayments";
  id: "PrepaymentID" | "OverpaymentID";
  /** The list parameter that Xero has for this kind alone. */
  filter: "InvoiceNumbers" | "References";
}

const PREPAYMENTS: Resource = {
  kind: "prepayment",
  plural: "Prepayments",
  id: "PrepaymentID",
  filter: "InvoiceNumbers",
};
const OVERPAYMENTS: Resource = {
  kind: "overpayment",
  plural: "Overpayments",
  id: "OverpaymentID",
  filter: "References",
};

/** Made by bank transactions, so there is nothing to create here: read them, allocate them, note on them. */
export const advanceRoutes: Route[] = [...routesOf(PREPAYMENTS), ...routesOf(OVERPAYMENTS)];

function routesOf(resource: Resource): Route[] {
  const path = `/${resource.plural}`;
  const at = `${path}/:id`;
  return [
    { method: "get", path, area: AREA, answer: (call) => getAdvances(call, resource) },
    { method: "get", path: at, area: AREA, answer: (call) => getAdvance(call, resource) },
    ...allocationRoutes({ path: at, area: AREA, creditAt: (call) => advanceAt(call, resource) }),
    { method: "get", path: `${at}/History`, area: AREA, answer: (call) => historyAnswer(call, advanceAt(call, resource)?.history) },
    { method: "put", path: `${at}/History`, area: AREA, answer: (call) => putNote(call, resource) },
  ];
}

const FIELDS = [
  "Type",
  "Contact",
  "Date",
  "Status",
  "SubTotal",
  "TotalTax",
  "Total",
  "RemainingCredit",
  "Reference",
  "InvoiceNumber",
  "CurrencyCode",
  "UpdatedDateUTC",
];

function getAdvances(call: ApiCall, resource: Resource): Answer {
  const wanted = call.query.list(resource.filter);
  const isWanted = ({ kind, number, reference }: Document) =>
    kind === resource.kind &&
    (wanted === undefined || wanted.includes((kind === "prepayment" ? number : reference).toLowerCase()));
  return listAnswer(call, {
    plural: resource.plural,
    rows: [...call.books.documents.values()].filter(isWanted),
    shape: (advance, detail) => advanceShape(call.books, advance, { detail, unitPlaces: call.query.unitPlaces }),
    id: ({ documentId }) => documentId,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: [...FIELDS, resource.id],
    pages: true,
  });
}

function getAdvance(call: ApiCall, resource: Resource): Answer {
  const advance = advanceAt(call, resource);
  if (!advance) return notFound();
  const view = { detail: "single", unitPlaces: call.query.unitPlaces } as const;
  return envelope(call, resource.plural, [advanceShape(call.books, advance, view)]);
}

function advanceAt({ books, params }: ApiCall, { kind }: Resource): Document | undefined {
  return findReferenced(books, kind, { id: params["id"], number: undefined });
}

function putNote(call: ApiCall, resource: Resource): Answer {
  const advance = advanceAt(call, resource);
  return noteAnswer(call, advance && ((details) => addNote(call.books, advance, details)));
}
