import { isoSeconds } from "../../clock";
import { firstAfter, firstNotBefore, type Entry } from "../sorted-list";
import { parseSearch, type SearchTerm } from "./parse-search";

const SECOND_MS = 1_000;
/** Before and after every id. */
const NO_ID = -1;
const LAST_ID = Number.MAX_SAFE_INTEGER;

/** Times are sorted as "2026-11-01T10:05:00Z"; a filter of the same field leaves one stretch of the list to look at. */
const FIELD_OF_SORT_KEY: Readonly<Record<string, string>> = { CREATED_AT: "created_at", PROCESSED_AT: "processed_at", UPDATED_AT: "updated_at" };

/** Which entries a search can match at most. Only narrows: the search itself is still asked about each. */
export function rangeOf(entries: readonly Entry<unknown>[], { query, sortKey }: { query: unknown; sortKey: string }): { from: number; to: number } {
  let [from, to] = [0, entries.length];
  for (const { comparator, value } of termsThatMustHold(query, FIELD_OF_SORT_KEY[sortKey])) {
    const at = Date.parse(value);
    // A date alone means a whole day, which the search knows how to read.
    if (Number.isNaN(at) || !value.includes("T")) continue;
    if (comparator.startsWith(">")) from = Math.max(from, firstNotBefore(entries, { value: isoSeconds(at), id: NO_ID }));
    if (comparator.startsWith("<")) to = Math.min(to, firstAfter(entries, { value: isoSeconds(at + SECOND_MS), id: LAST_ID }));
  }
  return { from, to: Math.max(from, to) };
}

/** Terms of one field that stand side by side, not under OR or NOT. */
function termsThatMustHold(query: unknown, field: string | undefined): SearchTerm[] {
  if (typeof query !== "string" || field === undefined) return [];
  const root = parseSearch(query);
  const parts = root.kind === "all" ? root.of : [];
  return parts.filter((part): part is SearchTerm => part.kind === "term" && part.field === field);
}
