import { compareDecimals, holds, isDecimal } from "../graphql/search/compare";
import { parseSearch, termsOf, type SearchNode, type SearchTerm } from "../graphql/search/parse-search";
import { valuesAt } from "./body-fields";

/** Why Shopify refuses a filter; null when it takes it. Bare words name no field to look at. */
export function filterProblem(filter: string): string | null {
  const terms = termsOf(parseSearch(filter));
  const invalid = terms.length === 0 || terms.some(({ field, value }) => field === null || value === "");
  return invalid ? "The specified filter is invalid, please ensure you specify the field(s) you wish to filter on." : null;
}

/**
 * Whether the body of an event passes a subscription's filter. Fields are dotted paths; a path through a list holds
 * when one of its members does. Numbers and decimals compare by value, times by moment, other text without case;
 * `field:*` asks whether there is a value at all.
 */
export function passesFilter(body: unknown, filter: string | null): boolean {
  return filter === null || passes(body, parseSearch(filter));
}

function passes(body: unknown, node: SearchNode): boolean {
  if (node.kind === "all") return node.of.every((part) => passes(body, part));
  if (node.kind === "any") return node.of.some((part) => passes(body, part));
  if (node.kind === "not") return !passes(body, node.of);
  const values = valuesAt(body, node.field ?? "").filter((value) => value !== null && value !== undefined);
  return node.value === "*" ? values.length > 0 : values.some((value) => matches(String(value), node));
}

function matches(text: string, { comparator, value: wanted }: SearchTerm): boolean {
  if (isDecimal(text) && isDecimal(wanted)) return holds(compareDecimals(text, wanted), comparator);
  const [at, wantedAt] = [Date.parse(text), Date.parse(wanted)];
  if (/^\d{4}-\d{2}-\d{2}/.test(wanted) && !Number.isNaN(at) && !Number.isNaN(wantedAt)) return holds(at - wantedAt, comparator);
  return comparator === "=" && text.toLowerCase() === wanted.toLowerCase();
}
