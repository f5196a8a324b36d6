import type { Books } from "../../ledger/books";
import type { DocumentKind } from "../../ledger/documents/document";
import { attach, attachmentNamed, attachmentsOf, type Attachment } from "../../ledger/papers/attachment";
import { envelope, notFound, type Answer, type Json } from "../answer";
import type { ApiCall, Route } from "../call";
import { writeBatch } from "../write-batch";

const AREA = "accounting.attachments";
/** What a file is when its sender does not say. */
const UNKNOWN_TYPE = "application/octet-stream";

/** For each endpoint whose records take files, the id of the record at an address; undefined when there is none. */
const OWNERS: Record<string, (books: Books, key: string) => string | undefined> = {
  Accounts: (books, key) => books.accountById(key)?.accountId,
  BankTransactions: (books, key) => books.shelves.bankTransactions.get(key)?.id,
  BankTransfers: (books, key) => books.shelves.bankTransfers.get(key)?.id,
  Contacts: (books, key) => books.contacts.get(key)?.contactId,
  CreditNotes: (books, key) => documentId(books, "creditNote", key),
  Invoices: (books, key) => documentId(books, "invoice", key),
  ManualJournals: (books, key) => books.shelves.manualJournals.get(key)?.id,
  RepeatingInvoices: (books, key) => books.shelves.repeatingInvoices.get(key)?.id,
};

export const attachmentRoutes: Route[] = Object.keys(OWNERS).flatMap((endpoint) => {
  const path = `/${endpoint}/:id/Attachments`;
  return [
    { method: "get", path, area: AREA, answer: (call) => listAttachments(call, endpoint) },
    { method: "get", path: `${path}/:file`, area: AREA, answer: (call) => fileContent(call, endpoint) },
    { method: "put", path: `${path}/:file`, area: AREA, answer: (call) => saveFile(call, endpoint) },
    { method: "post", path: `${path}/:file`, area: AREA, answer: (call) => saveFile(call, endpoint) },
  ] satisfies Route[];
});

function listAttachments(call: ApiCall, endpoint: string): Answer {
  const ownerId = ownerOf(call, endpoint);
  if (ownerId === undefined) return notFound();
  return envelope(
    call,
    "Attachments",
    attachmentsOf(call.books, ownerId).map((file) => attachmentShape(endpoint, file))
  );
}

/** The bytes as they were sent, under the type that they were sent with; by file name or by id. */
function fileContent(call: ApiCall, endpoint: string): Answer {
  const ownerId = ownerOf(call, endpoint);
  const file = ownerId === undefined ? undefined : attachmentNamed(call.books, ownerId, call.params["file"] ?? "");
  if (!file) return notFound();
  return { status: 200, contentType: file.mimeType, body: Buffer.from(file.content, "base64"), ids: [file.id] };
}

function saveFile(call: ApiCall, endpoint: string): Answer {
  const ownerId = ownerOf(call, endpoint);
  if (ownerId === undefined) return notFound();
  return writeBatch(call, {
    plural: "Attachments",
    id: "AttachmentID",
    errorFlag: "HasErrors",
    inputs: [call.params["file"] ?? ""],
    save: (fileName) =>
      attach(call.books, {
        ownerId,
        fileName,
        mimeType: call.contentType ?? UNKNOWN_TYPE,
        includeOnline: call.query.text("IncludeOnline") === undefined ? undefined : call.query.flag("IncludeOnline"),
        content: call.content,
        byApp: call.appName,
      }),
    shape: (file) => attachmentShape(endpoint, file),
    isStored: ({ id }) => call.books.shelves.attachments.has(id),
  });
}

function ownerOf({ books, params }: ApiCall, endpoint: string): string | undefined {
  return OWNERS[endpoint]?.(books, (params["id"] ?? "").toLowerCase());
}

function documentId(books: Books, kind: DocumentKind, key: string): string | undefined {
  const document = books.documents.get(key);
  return document?.kind === kind ? document.documentId : undefined;
}

function attachmentShape(
  endpoint: string,
  { id, ownerId, fileName, mimeType, contentLength, includeOnline }: Attachment
): Json {
  return {
    AttachmentID: id,
    FileName: fileName,
    Url: `https://api.xero.com/api.xro/2.0/${endpoint}/${ownerId}/Attachments/${encodeURIComponent(fileName)}`,
    MimeType: mimeType,
    ContentLength: contentLength,
    IncludeOnline: includeOnline,
  };
}
