import { GraphQLError } from "graphql";
import type { Args } from "./context";

export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Where a node stands in its list: by value, and by id where values are equal. */
export interface SortKey {
  readonly value: number | string;
  readonly id: number;
}

/**
 * One page of `items` in the order of their keys. A cursor holds the key, not a position: when a
 * node moves (its updated_at changed) between two pages, the next page still starts where the last ended.
 */
export function connection<Node>(items: readonly Node[], args: Args, keyOf: (node: Node) => SortKey): Connection<Node> {
  const direction = args["reverse"] === true ? -1 : 1;
  const ordered = items.map((node) => ({ node, key: keyOf(node) })).sort((a, b) => direction * compareKeys(a.key, b.key));
  const after = args["after"] ? decodeCursor(args["after"]) : null;
  const before = args["before"] ? decodeCursor(args["before"]) : null;
  const inRange = ordered.filter(
    ({ key }) => (!after || direction * compareKeys(key, after) > 0) && (!before || direction * compareKeys(key, before) < 0),
  );
  const page = cut(inRange, args);
  const edges = page.map(({ node, key }) => ({ node, cursor: encodeCursor(key) }));
  return { edges, nodes: edges.map((edge) => edge.node), pageInfo: pageInfo({ ordered, page, edges }) };
}

/** Children of one record, in the order they were made. */
export function childConnection<Node extends { readonly id: number }>(items: readonly Node[], args: Args): Connection<Node> {
  return connection(items, args, ({ id }) => ({ value: 0, id }));
}

function cut<Item>(items: readonly Item[], { first, last }: Args): readonly Item[] {
  if (typeof first === "number") return items.slice(0, first);
  return Number(last) > 0 ? items.slice(-Number(last)) : [];
}

function pageInfo<Item>({ ordered, page, edges }: { ordered: readonly Item[]; page: readonly Item[]; edges: readonly { cursor: string }[] }) {
  const firstOnPage = page[0];
  const lastOnPage = page.at(-1);
  return {
    hasPreviousPage: firstOnPage !== undefined && firstOnPage !== ordered[0],
    hasNextPage: lastOnPage !== undefined && lastOnPage !== ordered.at(-1),
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
}

function compareKeys(a: SortKey, b: SortKey): number {
  if (a.value !== b.value) return a.value < b.value ? -1 : 1;
  return a.id - b.id;
}

function encodeCursor({ id, value }: SortKey): string {
  return Buffer.from(JSON.stringify({ last_id: id, last_value: value })).toString("base64");
}

function decodeCursor(cursor: unknown): SortKey {
  try {
    const { last_id, last_value } = JSON.parse(Buffer.from(String(cursor), "base64").toString("utf8")) as Record<string, unknown>;
    if (typeof last_id === "number" && (typeof last_value === "number" || typeof last_value === "string")) return { id: last_id, value: last_value };
  } catch {
    // Not JSON: refused below like any other cursor that is not ours.
  }
  throw new GraphQLError("Invalid cursor for current pagination sort.", { extensions: { code: "BAD_REQUEST" } });
}
