import type { Books } from "../books";
import { findReferenced } from "../payments/paid-document";
import type { Document, DocumentKind } from "./document";

/** A document by what a person or a caller knows it by: its id, or the number of a sales invoice or its credit note. */
export function documentNamed(books: Books, kind: DocumentKind, key: string): Document | undefined {
  return (
    findReferenced(books, kind, { id: key, number: undefined }) ??
    findReferenced(books, kind, { id: undefined, number: key })
  );
}
