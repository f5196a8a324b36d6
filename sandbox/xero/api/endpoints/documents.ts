import type { Document, WrittenKind } from "../../ledger/documents/document";
import { rankedDocuments } from "../../ledger/documents/ranked-documents";
import type { WriteMode } from "../../ledger/contacts/save-contact";
import { saveDocument } from "../../ledger/documents/save-document";
import { findReferenced } from "../../ledger/payments/paid-document";
import { envelope, notFound, type Answer, type Json } from "../answer";
import type { ApiCall } from "../call";
import { listAnswer, type Detail } from "../query/list";
import { readDocument, type DocumentNames } from "../reading/document-input";
import { elementsOf } from "../reading/elements";
import { creditNoteShape, invoiceShape } from "../shapes/document";
import { writeBatch } from "../write-batch";

/** What invoices and credit notes answer differently; all else is the same. */
interface Resource {
  kind: WrittenKind;
  plural: "Invoices" | "CreditNotes";
  id: DocumentNames["id"];
  number: DocumentNames["number"];
  shape: typeof invoiceShape;
  fields: string[];
}

const COMMON_FIELDS = [
  "Type",
  "Reference",
  "Status",
  "Date",
  "DueDate",
  "Contact",
  "SubTotal",
  "TotalTax",
  "Total",
  "CurrencyCode",
  "UpdatedDateUTC",
  "FullyPaidOnDate",
  "SentToContact",
  "BrandingThemeID",
  "LineAmountTypes",
  "CurrencyRate",
];

export const INVOICES: Resource = {
  kind: "invoice",
  plural: "Invoices",
  id: "InvoiceID",
  number: "InvoiceNumber",
  shape: invoiceShape,
  fields: [...COMMON_FIELDS, "InvoiceID", "InvoiceNumber", "AmountDue", "AmountPaid", "AmountCredited", "Url"],
};

export const CREDIT_NOTES: Resource = {
  kind: "creditNote",
  plural: "CreditNotes",
  id: "CreditNoteID",
  number: "CreditNoteNumber",
  shape: creditNoteShape,
  fields: [...COMMON_FIELDS, "CreditNoteID", "CreditNoteNumber", "RemainingCredit"],
};

function shapeIn(call: ApiCall, resource: Resource, detail: Detail): (document: Document) => Json {
  return (document) => resource.shape(call.books, document, { detail, unitPlaces: call.query.unitPlaces });
}

export function listDocuments(call: ApiCall, resource: Resource): Answer {
  const matches = listFilter(call);
  const all = rankedDocuments(call.books, resource.kind);
  return listAnswer(call, {
    plural: resource.plural,
    rows: matches ? all.filter(matches) : all,
    inUsualOrder: true,
    shape: (document, detail) => shapeIn(call, resource, detail)(document),
    id: ({ documentId }) => documentId,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: resource.fields,
    nullable: ["InvoiceNumber", "CreditNoteNumber", "Reference", "Url"],
    droppedFromSummary: ["LineItems", "HasAttachments"],
    pages: true,
  });
}

/** Undefined when nothing is filtered. */
function listFilter({ query, appName }: ApiCall): ((document: Document) => boolean) | undefined {
  const [ids, numbers, contactIds, statuses] = ["IDs", "InvoiceNumbers", "ContactIDs", "Statuses"].map((name) =>
    query.list(name)
  );
  const byMyApp = query.flag("createdByMyApp");
  const term = query.text("searchTerm")?.toLowerCase();
  const isIn = (wanted: string[] | undefined, value: string) =>
    wanted === undefined || wanted.includes(value.toLowerCase());
  if (!ids && !numbers && !contactIds && !statuses && !byMyApp && term === undefined) return undefined;
  return (document) =>
    isIn(ids, document.documentId) &&
    isIn(numbers, document.number) &&
    isIn(contactIds, document.contactId) &&
    isIn(statuses, document.status) &&
    (!byMyApp || document.createdByApp === appName) &&
    (term === undefined || `${document.number}\n${document.reference}`.toLowerCase().includes(term));
}

export function getDocument(call: ApiCall, resource: Resource): Answer {
  const document = documentAt(call, resource);
  return document ? envelope(call, resource.plural, [shapeIn(call, resource, "single")(document)]) : notFound();
}

/** Addressed by its id or, as Xero allows, by its number. */
export function documentAt({ books, params }: ApiCall, { kind }: Resource): Document | undefined {
  const key = params["id"] ?? "";
  return (
    findReferenced(books, kind, { id: key, number: undefined }) ??
    findReferenced(books, kind, { id: undefined, number: key })
  );
}

export function writeDocuments(call: ApiCall, resource: Resource, mode: WriteMode): Answer {
  const elements = elementsOf(call.body, resource.plural);
  const inputs = elements.map((fields) => readDocument(fields, { ...resource, unitPlaces: call.query.unitPlaces }));
  return write(call, resource, { inputs, mode });
}

/** POST /Invoices/{id or number}: the address decides which document is meant. */
export function postDocument(call: ApiCall, resource: Resource): Answer {
  const document = documentAt(call, resource);
  if (!document) return notFound();
  const inputs = elementsOf(call.body, resource.plural)
    .slice(0, 1)
    .map((fields) => readDocument(fields, { ...resource, unitPlaces: call.query.unitPlaces }))
    .map((input) => ({ ...input, documentId: document.documentId }));
  return write(call, resource, { inputs, mode: "createOrUpdate" });
}

interface Writing {
  inputs: ReturnType<typeof readDocument>[];
  mode: WriteMode;
}

function write(call: ApiCall, resource: Resource, { inputs, mode }: Writing): Answer {
  const { books, appName } = call;
  const isUnknown = (id: string | undefined) =>
    id !== undefined && findReferenced(books, resource.kind, { id, number: undefined }) === undefined;
  if (mode === "createOrUpdate" && inputs.some(({ documentId }) => isUnknown(documentId))) return notFound();
  return writeBatch(call, {
    plural: resource.plural,
    id: resource.id,
    errorFlag: "HasErrors",
    inputs,
    save: (input) => saveDocument(books, { kind: resource.kind, mode, input, byApp: appName }),
    shape: shapeIn(call, resource, "single"),
    isStored: ({ documentId }) => books.documents.has(documentId),
  });
}
