import { GraphQLError } from "graphql";
import type { Args } from "./context";
import { compareKeys, firstAfter, firstNotBefore, type Entry, type SortKey } from "./sorted-list";

export type { SortKey } from "./sorted-list";

/** Shopify, 2026: no list shows an object after its 25,000th; ask for a narrower list instead. */
const MOST_OBJECTS = 25_000;
const LARGEST_PAGE = 250;

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

/**
 * One page of `items` in the order of their keys. A cursor holds the key, not a position: when a
 * node moves (its updated_at changed) between two pages, the next page still starts where the last ended.
 */
export function connection<Node>(items: readonly Node[], args: Args, keyOf: (node: Node) => SortKey): Connection<Node> {
  const entries = items.map((item) => ({ item, key: keyOf(item) })).sort((a, b) => compareKeys(a.key, b.key));
  return pageOf({ entries, from: 0, to: entries.length, matches: null }, args);
}

/** Children of one record, in the order they were made. */
export function childConnection<Node extends { readonly id: number }>(items: readonly Node[], args: Args): Connection<Node> {
  return connection(items, args, ({ id }) => ({ value: 0, id }));
}

/** Sorted entries of which those from `from` until before `to` are listed, if they match. */
export interface Listed<Node> {
  readonly entries: readonly Entry<Node>[];
  readonly from: number;
  readonly to: number;
  /** Null: all of them. */
  readonly matches: ((node: Node) => boolean) | null;
}

/** One page of entries that are in order already. Only as many are looked at as the page needs. */
export function pageOf<Node>(listed: Listed<Node>, args: Args): Connection<Node> {
  const whole = walk(listed, args["reverse"] === true);
  const asked = narrowed(listed, args);
  const room = roomLeft(listed, asked, args);
  const inOrder = walk(asked, args["reverse"] === true);
  const { first, last } = args;
  const page = typeof first === "number" ? take(inOrder.forwards(), Math.min(first, room)) : typeof last === "number" ? take(inOrder.backwards(), last).reverse() : [...inOrder.forwards()];
  const entryAt = (index: number) => listed.entries[index] as Entry<Node>;
  // Cursors are made only where an answer has them, while the same query runs: later the list may have changed.
  return {
    nodes: page.map((index) => entryAt(index).item),
    get edges() {
      return page.map(entryAt).map(({ item, key }) => ({ node: item, cursor: encodeCursor(key) }));
    },
    get pageInfo() {
      return pageInfo(page, whole, (index) => encodeCursor(entryAt(index).key));
    },
  };
}

/** What is left between the cursors of a request. */
function narrowed<Node>(listed: Listed<Node>, args: Args): Listed<Node> {
  const { entries, from, to } = listed;
  const reverse = args["reverse"] === true;
  const [lower, upper] = reverse ? [args["before"], args["after"]] : [args["after"], args["before"]];
  const low = lower ? Math.max(from, firstAfter(entries, decodeCursor(lower))) : from;
  const high = upper ? Math.min(to, firstNotBefore(entries, decodeCursor(upper))) : to;
  return { ...listed, from: low, to: Math.max(low, high) };
}

/** Indices of the entries that match, from either end of the list as the request orders it. */
function walk<Node>({ entries, from, to, matches }: Listed<Node>, reverse: boolean) {
  const fits = (index: number) => matches === null || matches((entries[index] as Entry<Node>).item);
  function* upwards(start = from - 1) {
    for (let index = Math.max(start + 1, from); index < to; index += 1) if (fits(index)) yield index;
  }
  function* downwards(start = to) {
    for (let index = Math.min(start - 1, to - 1); index >= from; index -= 1) if (fits(index)) yield index;
  }
  return reverse ? { forwards: downwards, backwards: upwards } : { forwards: upwards, backwards: downwards };
}

type Walk = ReturnType<typeof walk>;

function take(indices: Iterable<number>, count: number): number[] {
  const taken: number[] = [];
  if (count <= 0) return taken;
  for (const index of indices) {
    taken.push(index);
    if (taken.length >= count) break;
  }
  return taken;
}

function pageInfo(page: readonly number[], whole: Walk, cursorAt: (index: number) => string): Connection<unknown>["pageInfo"] {
  const [first, last] = [page[0], page.at(-1)];
  return {
    hasPreviousPage: first !== undefined && !whole.backwards(first).next().done,
    hasNextPage: last !== undefined && !whole.forwards(last).next().done,
    startCursor: first === undefined ? null : cursorAt(first),
    endCursor: last === undefined ? null : cursorAt(last),
  };
}

/** How many objects may follow those before the page. A request that starts behind the last of them is refused. */
function roomLeft<Node>(listed: Listed<Node>, asked: Listed<Node>, args: Args): number {
  const reverse = args["reverse"] === true;
  const passed = reverse ? { ...listed, from: asked.to } : { ...listed, to: asked.from };
  if (!args["after"] || args["everything"] === true || passed.to - passed.from < MOST_OBJECTS - LARGEST_PAGE) return LARGEST_PAGE;
  const room = MOST_OBJECTS - [...walk(passed, false).forwards()].length;
  if (room > 0) return room;
  throw new GraphQLError(`Pagination is limited to ${MOST_OBJECTS} objects; use a filter to list fewer.`, { extensions: { code: "BAD_REQUEST" } });
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
