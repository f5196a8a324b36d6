import { GraphQLError } from "graphql";
import { DAY_MS } from "../../clock";
import type { GraphContext } from "../context";
import { compareDecimals, holds, isDecimal } from "./compare";
import { parseSearch, termsOf, type Comparator, type SearchNode, type SearchTerm, type SearchWarning } from "./parse-search";

/** What a field of a record is compared with. Text compares without case and has no order; null matches nothing. */
export type SearchValue =
  | { readonly text: readonly string[] }
  | { readonly number: number }
  | { readonly decimal: string }
  | { readonly flag: boolean }
  | { readonly time: string | null };

export interface Searchable<Item> {
  /** Name of the connection, for warnings. */
  readonly connection: string;
  readonly fields: Readonly<Record<string, (item: Item) => SearchValue>>;
  /** Texts that a bare word is looked for in. */
  readonly words: (item: Item) => readonly string[];
}

interface Asked<Item> {
  readonly context: Pick<GraphContext, "apiVersion" | "searchWarnings">;
  readonly searchable: Searchable<Item>;
}

/** The items a search matches. What Shopify does not understand of a search it ignores and reports. */
export function search<Item>(items: readonly Item[], query: unknown, asked: Asked<Item>): Item[] {
  const matches = searchTest(query, asked);
  return matches ? items.filter(matches) : [...items];
}

/** Whether one item matches; null when the search is empty and everything does. */
export function searchTest<Item>(query: unknown, { context, searchable }: Asked<Item>): ((item: Item) => boolean) | null {
  if (typeof query !== "string" || query.trim() === "") return null;
  const root = parseSearch(query);
  const unknown = termsOf(root).flatMap(({ field }) => (field !== null && !Object.hasOwn(searchable.fields, field) ? [field] : []));
  refuseMetafields(unknown, context.apiVersion);
  const warnings: Warning[] = unknown.map((field) => ({ field, message: "Invalid search field for this query.", code: "invalid_field" }));
  if (warnings.length > 0) context.searchWarnings.push({ path: [searchable.connection], query, warnings });
  const invalid = (field: string, value: string) => reportValue(context.searchWarnings, { path: [searchable.connection], query }, { field, value });
  return (item) => matches(item, root, { searchable, invalid });
}

type Warning = SearchWarning["warnings"][number];

interface Search<Item> {
  readonly searchable: Searchable<Item>;
  readonly invalid: (field: string, value: string) => void;
}

/** Shopify, July 2026: an invalid metafield search is an error, no longer ignored. No metafield here has a definition to search by. */
function refuseMetafields(unknown: readonly string[], apiVersion: string): void {
  const metafield = unknown.find((field) => field.startsWith("metafields."));
  if (!metafield || apiVersion < "2026-07") return;
  throw new GraphQLError(`Invalid metafield search: ${metafield}`, { extensions: { code: "BAD_REQUEST" } });
}

/** Once for each field and value, however many items were looked at. */
function reportValue(warnings: SearchWarning[], { path, query }: Pick<SearchWarning, "path" | "query">, { field, value }: { field: string; value: string }): void {
  const message = `Input \`${value}\` is not an accepted value.`;
  const known = warnings.some((one) => one.query === query && one.warnings.some((warning) => warning.field === field && warning.message === message));
  if (!known) warnings.push({ path, query, warnings: [{ field, message, code: "invalid_value" }] });
}

function matches<Item>(item: Item, node: SearchNode, search: Search<Item>): boolean {
  if (node.kind === "all") return node.of.every((part) => matches(item, part, search));
  if (node.kind === "any") return node.of.some((part) => matches(item, part, search));
  if (node.kind === "not") return !matches(item, node.of, search);
  const { searchable, invalid } = search;
  if (node.field === null) return searchable.words(item).some((text) => text.toLowerCase().includes(node.value.toLowerCase()));
  const valueOf = Object.hasOwn(searchable.fields, node.field) ? searchable.fields[node.field] : undefined;
  if (!valueOf) return true;
  const verdict = matchesTerm(valueOf(item), node);
  if (verdict === null) invalid(node.field, node.value);
  return verdict ?? true;
}

/** Null: the wanted value is none that such a field can have, so Shopify leaves the term out. */
function matchesTerm(value: SearchValue, { comparator, value: wanted }: SearchTerm): boolean | null {
  if ("text" in value) return matchesText(value.text, wanted);
  if ("flag" in value) return /^(true|false)$/i.test(wanted) ? value.flag === (wanted.toLowerCase() === "true") : null;
  if ("time" in value) return matchesTime(value.time, comparator, wanted);
  const text = "number" in value ? String(value.number) : value.decimal;
  const number = /^gid:\/\/shopify\/\w+\/(\d+)$/.exec(wanted)?.[1] ?? wanted;
  return isDecimal(number) ? holds(compareDecimals(text, number), comparator) : null;
}

/** `a,b` asks for either, `a*` for a beginning, `*` for any value at all. */
function matchesText(texts: readonly string[], wanted: string): boolean {
  const alternatives = [wanted, ...wanted.split(",").map((one) => one.trim())].map((one) => one.toLowerCase());
  return texts.some((text) => alternatives.some((one) => (one.endsWith("*") ? text.toLowerCase().startsWith(one.slice(0, -1)) : text.toLowerCase() === one)));
}

/** A date without a time is its whole day, in UTC. */
function matchesTime(time: string | null, comparator: Comparator, wanted: string): boolean | null {
  const from = Date.parse(wanted);
  if (Number.isNaN(from)) return null;
  if (time === null) return false;
  const at = Date.parse(time);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(wanted);
  const end = isDay ? from + DAY_MS - 1 : from;
  if (comparator === "=") return at >= from && at <= end;
  return holds(at - (comparator === ">" || comparator === "<=" ? end : from), comparator);
}
