import type { RecordLog } from "../../kit/record-log";
import type { BookChange, Books, BooksData } from "../ledger/books";

/** Changes of these kinds are frequent, and of the settings they touch the number sequences at most. */
const LEAVES_SETTINGS_ALONE: ReadonlySet<BookChange["category"]> = new Set([
  "INVOICE",
  "CREDITNOTE",
  "CONTACT",
  "PAYMENT",
  "HISTORY",
]);

/** An organisation's books as an earlier process left them in the log; `fresh` when it left none. */
export function storedBooks(log: RecordLog, fresh: BooksData): BooksData {
  const organisation = prefixOf(fresh);
  const settings = log.storedRecords(settingsOf(organisation));
  if (settings.size === 0) return fresh;
  const list = (name: string) => [...log.storedRecords(`${organisation} ${name}`).values()];
  const records = Object.keys(fresh).filter((name) => name !== "shelves" && !settings.has(name));
  const shelves = Object.keys(fresh.shelves).map((name) => [name, list(name)]);
  return {
    ...fresh,
    ...Object.fromEntries(settings),
    ...Object.fromEntries(records.map((name) => [name, list(name)])),
    shelves: Object.fromEntries(shelves) as BooksData["shelves"],
  };
}

/** Saves every change of the books from now on; call what it returns after each of them. */
export function keepBooks(log: RecordLog, books: Books): (change: BookChange) => void {
  const organisation = prefixOf(books.setup);
  const settings = log.group(settingsOf(organisation), books.setup);
  for (const collection of books.collections) log.keep(`${organisation} ${collection.name}`, collection);
  return ({ category }) => {
    if (LEAVES_SETTINGS_ALONE.has(category)) settings.changed("lastNumber");
    else for (const name of Object.keys(books.setup)) settings.changed(name);
  };
}

function prefixOf({ organisation }: Pick<BooksData, "organisation">): string {
  return organisation.countryCode;
}

function settingsOf(organisation: string): string {
  return `${organisation} settings`;
}
