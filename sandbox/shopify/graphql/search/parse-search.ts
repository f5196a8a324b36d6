/** Shopify's search syntax: `field:value`, comparators, quotes, NOT or -, AND (also implied), OR, parentheses. */

export type Comparator = "<" | "<=" | "=" | ">" | ">=";

export interface SearchTerm {
  readonly kind: "term";
  /** Null for a bare word. */
  readonly field: string | null;
  readonly comparator: Comparator;
  readonly value: string;
}

export type SearchNode =
  | SearchTerm
  | { readonly kind: "all"; readonly of: readonly SearchNode[] }
  | { readonly kind: "any"; readonly of: readonly SearchNode[] }
  | { readonly kind: "not"; readonly of: SearchNode };

export interface SearchWarning {
  readonly path: readonly string[];
  readonly query: string;
  readonly warnings: readonly { readonly field: string; readonly message: string; readonly code: "invalid_field" | "invalid_value" }[];
}

const TOKEN = /\(|\)|-?[\w$][\w.$-]*:(?:>=|<=|>|<)?\s*(?:'[^']*'|"[^"]*"|[^\s()]+)|'[^']*'|"[^"]*"|[^\s()]+/g;

/** An empty query matches everything. */
export function parseSearch(query: string): SearchNode {
  const tokens = query.match(TOKEN) ?? [];
  return parseAny(tokens);
}

function parseAny(tokens: string[]): SearchNode {
  const alternatives = [parseAll(tokens)];
  while (tokens[0] === "OR") {
    tokens.shift();
    alternatives.push(parseAll(tokens));
  }
  return alternatives.length === 1 && alternatives[0] ? alternatives[0] : { kind: "any", of: alternatives };
}

function parseAll(tokens: string[]): SearchNode {
  const parts: SearchNode[] = [];
  while (tokens.length > 0 && tokens[0] !== "OR" && tokens[0] !== ")") {
    if (tokens[0] === "AND") tokens.shift();
    else parts.push(parseOne(tokens));
  }
  return { kind: "all", of: parts };
}

function parseOne(tokens: string[]): SearchNode {
  const token = tokens.shift() ?? "";
  if (token === "NOT") return { kind: "not", of: parseOne(tokens) };
  if (token === "(") {
    const group = parseAny(tokens);
    if (tokens[0] === ")") tokens.shift();
    return group;
  }
  if (token.startsWith("-") && token.includes(":")) return { kind: "not", of: withoutNot(parseTerm(token.slice(1))) };
  return withoutNot(parseTerm(token));
}

/** `tag_not:sale` is Shopify's other way to write `NOT tag:sale`. */
function withoutNot(term: SearchTerm): SearchNode {
  return term.field === "tag_not" ? { kind: "not", of: { ...term, field: "tag" } } : term;
}

function parseTerm(token: string): SearchTerm {
  const match = /^([\w$][\w.$-]*):(>=|<=|>|<)?\s*(.*)$/s.exec(token);
  if (!match) return { kind: "term", field: null, comparator: "=", value: unquote(token) };
  return { kind: "term", field: match[1] ?? "", comparator: (match[2] as Comparator | undefined) ?? "=", value: unquote(match[3] ?? "") };
}

function unquote(text: string): string {
  return /^(['"]).*\1$/s.test(text) ? text.slice(1, -1) : text;
}

/** Every term of a search, also those inside groups. */
export function termsOf(node: SearchNode): SearchTerm[] {
  if (node.kind === "term") return [node];
  return node.kind === "not" ? termsOf(node.of) : node.of.flatMap(termsOf);
}
