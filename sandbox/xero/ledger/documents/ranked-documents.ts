import { Ranking } from "../../../kit/ranking";
import type { Books } from "../books";
import type { Document, DocumentKind } from "./document";

const rankings = new WeakMap<Books, Map<DocumentKind, Ranking<string, Document>>>();

/** The documents of a kind in Xero's usual order: by UpdatedDateUTC, then by id. Kept from the first call on. */
export function rankedDocuments(books: Books, kind: DocumentKind): readonly Document[] {
  const ofBooks = rankings.get(books) ?? new Map<DocumentKind, Ranking<string, Document>>();
  rankings.set(books, ofBooks);
  const ranking = ofBooks.get(kind) ?? rank(books, kind);
  ofBooks.set(kind, ranking);
  return ranking.items;
}

function rank(books: Books, kind: DocumentKind): Ranking<string, Document> {
  return new Ranking(books.documents, (document) =>
    document.kind === kind ? { value: document.updatedAtMs, id: document.documentId } : undefined
  );
}
