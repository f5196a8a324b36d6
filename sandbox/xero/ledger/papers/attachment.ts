import { newGuid } from "../../ids";
import type { Books } from "../books";
import { refused, saved, type Outcome } from "../outcome";
import type { ShelvedRecord } from "../shelves";

/** A file on an invoice, a contact or another record. Its bytes are never looked at. */
export interface Attachment extends ShelvedRecord {
  /** The record that it hangs on, whatever its kind. */
  ownerId: string;
  fileName: string;
  mimeType: string;
  /** Shown to the customer beside the online invoice. */
  includeOnline: boolean;
  /** Base64. */
  content: string;
  /** Bytes. */
  contentLength: number;
}

export interface AttachmentInput {
  ownerId: string;
  fileName: string;
  mimeType: string;
  /** undefined leaves it as it was; a new file is not shown online. */
  includeOnline: boolean | undefined;
  content: Buffer;
  byApp: string | undefined;
}

/** Xero, Nov 2026: ten files on one record, each of at most 10 MB (the Attachments page; others say 25 MB). */
const MOST_ATTACHMENTS = 10;
const LONGEST_CONTENT = 10 * 1024 * 1024;
const ILLEGAL_IN_NAMES = /[<>:"/\\|?*+\0]/;

/** Puts a file on a record; a file of the same name is replaced and keeps its id. */
export function attach(books: Books, input: AttachmentInput): Outcome<Attachment> {
  const before = attachmentNamed(books, input.ownerId, input.fileName);
  const attachment: Attachment = {
    id: before?.id ?? newGuid(),
    ownerId: input.ownerId,
    fileName: input.fileName,
    mimeType: input.mimeType,
    includeOnline: input.includeOnline ?? before?.includeOnline ?? false,
    content: input.content.toString("base64"),
    contentLength: input.content.length,
    createdByApp: before?.createdByApp ?? input.byApp,
    updatedAtMs: books.now(),
    history: [],
  };
  const problems = attachmentProblems(books, attachment, before === undefined);
  if (problems.length > 0) return refused(problems, attachment);
  books.put("attachments", attachment, before ? "UPDATE" : "CREATE");
  return saved(attachment);
}

export function attachmentsOf(books: Books, ownerId: string): Attachment[] {
  const { attachments } = books.shelves;
  return attachments.size === 0 ? [] : [...attachments.values()].filter((attachment) => attachment.ownerId === ownerId);
}

export function hasAttachments(books: Books, ownerId: string): boolean {
  return attachmentsOf(books, ownerId).length > 0;
}

/** By its name or its id, whatever the case. */
export function attachmentNamed(books: Books, ownerId: string, nameOrId: string): Attachment | undefined {
  const wanted = nameOrId.toLowerCase();
  return attachmentsOf(books, ownerId).find(({ id, fileName }) => id === wanted || fileName.toLowerCase() === wanted);
}

function attachmentProblems(books: Books, attachment: Attachment, isNew: boolean): string[] {
  const { fileName, ownerId, contentLength } = attachment;
  const problems: string[] = [];
  if (ILLEGAL_IN_NAMES.test(fileName)) {
    problems.push(`The file name ${fileName} contains characters that are not allowed: < > : " / \\ | ? * NUL +`);
  }
  if (contentLength === 0) problems.push("The attachment has no content.");
  if (contentLength > LONGEST_CONTENT) problems.push("The attachment is too large. The maximum size is 10 MB.");
  if (isNew && attachmentsOf(books, ownerId).length >= MOST_ATTACHMENTS) {
    problems.push(`The maximum number of attachments on one record is ${MOST_ATTACHMENTS}.`);
  }
  return problems;
}
