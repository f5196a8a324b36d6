import { GraphQLError } from "graphql";
import type { GraphContext } from "../context";
import { parseSearch, type Comparator, type SearchNode, type SearchTerm } from "./parse-search";

/** What a field of a record is compared with; text compares without case, numbers and times by size. */
export type SearchValue = { readonly text: readonly string[] } | { readonly number: number } | { readonly time: string };

export interface Searchable<Item> {
  /** Name of the connection, for warnings. */
  readonly connection: string;
  readonly fields: Readonly<Record<string, (item: Item) => SearchValue>>;
  /** Texts that a bare word is looked for in. */
  readonly words: (item: Item) => readonly string[];
}

/** The items a search matches. Unknown fields are ignored and reported, as Shopify does. */
export function search<Item>(items: readonly Item[], query: unknown, { context, searchable }: { context: GraphContext; searchable: Searchable<Item> }): Item[] {
  if (typeof query !== "string" || query.trim() === "") return [...items];
  const root = parseSearch(query);
  reportUnknownFields(root, query, { context, searchable });
  return items.filter((item) => matches(item, root, searchable));
}

function matches<Item>(item: Item, node: SearchNode, searchable: Searchable<Item>): boolean {
  if (node.kind === "all") return node.of.every((part) => matches(item, part, searchable));
  if (node.kind === "any") return node.of.some((part) => matches(item, part, searchable));
  if (node.kind === "not") return !matches(item, node.of, searchable);
  if (node.field === null) return searchable.words(item).some((text) => text.toLowerCase().includes(node.value.toLowerCase()));
  const valueOf = searchable.fields[node.field];
  return valueOf ? matchesTerm(valueOf(item), node) : true;
}

function matchesTerm(value: SearchValue, { comparator, value: wanted }: SearchTerm): boolean {
  if ("text" in value) return value.text.some((text) => text.toLowerCase() === wanted.toLowerCase());
  if ("number" in value) return compare(value.number, comparator, Number(wanted));
  return compare(Date.parse(value.time), comparator, parseTime(wanted));
}

function compare(a: number, comparator: Comparator, b: number): boolean {
  if (comparator === ">=") return a >= b;
  if (comparator === "<=") return a <= b;
  if (comparator === ">") return a > b;
  if (comparator === "<") return a < b;
  return a === b;
}

function parseTime(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new GraphQLError(`"${text}" is not a date and time Shopify's search understands.`, { extensions: { code: "BAD_REQUEST" } });
  return time;
}

function reportUnknownFields<Item>(root: SearchNode, query: string, { context, searchable }: { context: GraphContext; searchable: Searchable<Item> }): void {
  const unknown = termsOf(root).flatMap(({ field }) => (field !== null && !searchable.fields[field] ? [field] : []));
  const metafield = unknown.find((field) => field.startsWith("metafields."));
  // Shopify, July 2026: an invalid metafield search is an error, no longer ignored.
  if (metafield) throw new GraphQLError(`Invalid metafield search: ${metafield}`, { extensions: { code: "BAD_REQUEST" } });
  if (unknown.length === 0) return;
  const warnings = unknown.map((field) => ({ field, message: "Invalid search field for this query.", code: "invalid_field" as const }));
  context.searchWarnings.push({ path: [searchable.connection], query, warnings });
}

function termsOf(node: SearchNode): SearchTerm[] {
  if (node.kind === "term") return [node];
  return node.kind === "not" ? termsOf(node.of) : node.of.flatMap(termsOf);
}
