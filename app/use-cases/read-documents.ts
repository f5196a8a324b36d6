import type { CreditNoteId, InvoiceId } from "../domain/ids";
import type { Answer, FailedAnswer } from "../ports/answer";
import type { Books, BooksAccess, Page } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { Log } from "../ports/log";
import type { DocumentRead, StaleDocument } from "../ports/link-store";
import { lookUp } from "./look-up";
import type { Turn } from "./turn";
import type { XeroAccess } from "./xero-access";

/** `turn`: of old orders, which let others have their turn between two parts of a page. */
type Ports = { books: Books; xero: XeroAccess; log: Log; turn?: Pick<Turn, "breathe"> };

/** What was read, the documents about which Xero answered, and why it did not answer about all of them, where it did not. */
export type Reading = { found: DocumentRead[]; looked: StaleDocument[]; failed: FailedAnswer | null };

type Wanted = { since: Date; page: number; breathe?: () => Promise<void> };
/** `perCall`: how many ids fit into the address of one call; Xero advises about 40. Credit notes take more room for each (Xero, Nov 2026). */
type Reader = {
  perCall: number;
  byIds: (access: BooksAccess, ids: readonly string[]) => Promise<Answer<DocumentRead[]>>;
  changed: (access: BooksAccess, page: Wanted) => Promise<Answer<Page<DocumentRead>>>;
};

/**
 * Reads documents as they stand now. Where many have changed, what changed lately is read by pages of a thousand, as long as
 * that takes fewer calls; what is not found so, by id: only an id that is asked for and not answered is gone.
 */
export async function readDocuments(ports: Ports, connection: Connection, asked: readonly StaleDocument[]): Promise<Reading> {
  const readers = readersOf(ports.books);
  const reading: Reading = { found: [], looked: [], failed: null };
  for (const kind of ["INVOICE", "CREDIT_NOTE"] as const) {
    const documents = asked.filter(({ document }) => document.kind === kind);
    const access = { ...ports, connection, reader: readers[kind] };
    const byPage = await readPages(access, documents);
    const known = new Set(byPage.map(({ id }) => id as string));
    reading.found.push(...byPage);
    reading.looked.push(...documents.filter(({ document }) => known.has(document.id)));
    const left = documents.filter(({ document }) => !known.has(document.id));
    const { perCall } = access.reader;
    for (let at = 0; at < left.length; at += perCall) {
      const part = left.slice(at, at + perCall);
      const answer = await lookUp(ports, connection, {
        what: `${kind} by id`,
        parts: [idsOf(part)],
        ask: (xero, ids) => access.reader.byIds(xero, ids),
      });
      if (answer.kind !== "done") return { ...reading, failed: answer };
      reading.found.push(...answer.value);
      reading.looked.push(...part);
    }
  }

  return reading;
}

type Access = Pick<Ports, "xero" | "turn"> & { connection: Connection; reader: Reader };

/** Each has changed since it was last seen, so pages from the earliest of these on hold them all. Fails into reading by id. */
async function readPages({ xero, connection, reader, turn }: Access, documents: readonly StaleDocument[]): Promise<DocumentRead[]> {
  const wanted = new Set(idsOf(documents));
  const callsById = Math.ceil(wanted.size / reader.perCall);
  const since = earliest(documents);
  const found: DocumentRead[] = [];
  if (!since) return found;
  for (let page = 1, pages = 1; page <= pages && pages < callsById && wanted.size > 0; page++) {
    const answer = await xero(connection, (access) => reader.changed(access, { since, page, ...(turn && { breathe: turn.breathe }) }));
    if (answer.kind !== "done") return found;
    pages = answer.value.pages;
    for (const each of answer.value.found) if (wanted.delete(each.id)) found.push(each);
  }

  return found;
}

function earliest(documents: readonly StaleDocument[]): Date | null {
  const times = documents.flatMap(({ seenAsOf }) => (seenAsOf ? [seenAsOf.getTime()] : []));

  return times.length > 0 ? new Date(times.reduce((a, b) => Math.min(a, b))) : null;
}

function idsOf(documents: readonly StaleDocument[]): string[] {
  return documents.map(({ document }) => document.id);
}

function readersOf(books: Books): Record<"INVOICE" | "CREDIT_NOTE", Reader> {
  return {
    INVOICE: {
      perCall: 40,
      byIds: async (access, ids) =>
        seenOf(await books.readInvoices(access, ids as readonly InvoiceId[]), ({ id, invoice }) => ({ id, seen: invoice })),
      changed: (access, page) => books.invoicesChanged(access, page),
    },
    CREDIT_NOTE: {
      perCall: 25,
      byIds: async (access, ids) =>
        seenOf(await books.readCreditNotes(access, ids as readonly CreditNoteId[]), ({ id, creditNote }) => ({ id, seen: creditNote })),
      changed: (access, page) => books.creditNotesChanged(access, page),
    },
  };
}

function seenOf<Read>(answer: Answer<Read[]>, toSeen: (read: Read) => DocumentRead): Answer<DocumentRead[]> {
  return answer.kind === "done" ? { kind: "done", value: answer.value.map(toSeen) } : answer;
}
