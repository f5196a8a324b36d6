import { envelope, pagedEnvelope, type Answer, type Json } from "../answer";
import { queryInvalid } from "../api-error";
import type { ApiCall } from "../call";
import { valueAt, type Value } from "./field-value";
import { checkInnerFields } from "./inner-fields";
import { compileWhere, type FilterFields } from "./where";

/** Summary: lists without a page. Paged: with lines but thin contacts. Single: everything. */
export type Detail = "summary" | "paged" | "single";

/** The `fields` may stand in `order`, too. */
export interface Listing<Row> extends FilterFields {
  plural: string;
  rows: readonly Row[];
  /** The rows stand in the usual order already, by `updatedAtMs` and `id`. */
  inUsualOrder?: boolean;
  shape: (row: Row, detail: Detail) => Json;
  /** Stable second sort key. */
  id: (row: Row) => string;
  updatedAtMs: (row: Row) => number;
  /** A quicker shape with all the fields that `where` and `order` may use. */
  forFilter?: (row: Row) => Json;
  /** What `summaryOnly=true` leaves out besides. */
  droppedFromSummary?: readonly string[];
  /** Reference lists (accounts, tax rates …) know no pages; plain ones come without a word on how many there are. */
  pages: boolean | "plain";
}

/** Xero, Nov 2026: pageSize outside 1..1000 is clamped without a word; 100 when absent. */
const DEFAULT_PAGE_SIZE = 100;
const LARGEST_PAGE_SIZE = 1000;

/** A list as Xero answers it: If-Modified-Since, where, order, then the page. Nothing found is an empty list. */
export function listAnswer<Row>(call: ApiCall, listing: Listing<Row>): Answer {
  const sinceMs = modifiedSince(call.ifModifiedSince);
  const recent =
    sinceMs === -Infinity ? listing.rows : listing.rows.filter((row) => listing.updatedAtMs(row) >= sinceMs);
  const rows = inOrder(call, listing, filtered(call, listing, recent));
  const isPaged =
    listing.pages && ["page", "statuses", "summaryOnly"].some((name) => call.query.text(name) !== undefined);
  if (!isPaged)
    return envelope(
      call,
      listing.plural,
      rows.map((row) => listing.shape(row, "summary"))
    );

  const page = Math.max(1, call.query.whole("page") ?? 1);
  const pageSize = Math.min(LARGEST_PAGE_SIZE, Math.max(1, call.query.whole("pageSize") ?? DEFAULT_PAGE_SIZE));
  const detail = call.query.flag("summaryOnly") ? "summary" : "paged";
  const elements = rows
    .slice((page - 1) * pageSize, page * pageSize)
    .map((row) => without(listing.shape(row, detail), detail === "summary" ? listing.droppedFromSummary : undefined));
  const pagination = { page, pageSize, pageCount: Math.ceil(rows.length / pageSize), itemCount: rows.length };
  if (listing.pages === "plain") return envelope(call, listing.plural, elements);
  return pagedEnvelope(call, { plural: listing.plural, elements, pagination });
}

function filtered<Row>(call: ApiCall, listing: Listing<Row>, rows: readonly Row[]): readonly Row[] {
  const where = call.query.text("where");
  if (where === undefined) return rows;
  const matches = compileWhere(where, listing);
  const shape = filterShape(listing);
  return rows.filter((row) => matches(shape(row)));
}

function filterShape<Row>({ forFilter, shape }: Listing<Row>): (row: Row) => Json {
  return forFilter ?? ((row) => shape(row, "summary"));
}

function without(shape: Json, dropped: readonly string[] = []): Json {
  if (dropped.length === 0) return shape;
  return Object.fromEntries(Object.entries(shape).filter(([name]) => !dropped.includes(name)));
}

/** `order=Date DESC, InvoiceNumber`; by default UpdatedDateUTC, then the id. */
function inOrder<Row>(call: ApiCall, listing: Listing<Row>, rows: readonly Row[]): readonly Row[] {
  const byDefault = (left: Row, right: Row) =>
    listing.updatedAtMs(left) - listing.updatedAtMs(right) || compareText(listing.id(left), listing.id(right));
  const order = call.query.text("order");
  if (order === undefined) return listing.inUsualOrder ? rows : [...rows].sort(byDefault);

  const terms = orderTerms(order, listing.fields);
  const shape = filterShape(listing);
  const keyed = rows.map((row) => ({ row, keys: keysOf(shape(row), terms) }));
  keyed.sort((left, right) => compareInTurn(left.keys, right.keys, terms) || byDefault(left.row, right.row));
  return keyed.map(({ row }) => row);
}

interface OrderTerm {
  path: string[];
  sign: 1 | -1;
}

/** Fields separated by commas, each with ASC or DESC behind it; `Contact.Name` reaches into a field. */
function orderTerms(order: string, fields: readonly string[]): OrderTerm[] {
  return order.split(",").map((term) => {
    const [name = "", direction = "ASC", ...rest] = term.trim().split(/\s+/);
    const [root = "", ...inner] = name.split(".");
    const field = fields.find((known) => known.toLowerCase() === root.toLowerCase());
    if (field === undefined) throw queryInvalid(`No property or field '${name}' exists.`);
    if (rest.length > 0 || !/^(asc|desc)$/i.test(direction)) throw queryInvalid(`Syntax error at "${term.trim()}".`);
    checkInnerFields([field, ...inner]);
    return { path: [field, ...inner], sign: direction.toUpperCase() === "DESC" ? -1 : 1 };
  });
}

function keysOf(row: Json, terms: OrderTerm[]): (string | number)[] {
  return terms.map(({ path }) => sortKey(valueAt(row, path)));
}

function compareInTurn(left: (string | number)[], right: (string | number)[], terms: OrderTerm[]): number {
  for (const [index, { sign }] of terms.entries()) {
    const order = compareKeys(left[index] ?? "", right[index] ?? "");
    if (order !== 0) return sign * order;
  }
  return 0;
}

function sortKey(value: Value): string | number {
  return typeof value === "number" ? value : String(value ?? "").toLowerCase();
}

function compareKeys(left: string | number, right: string | number): number {
  return typeof left === "number" && typeof right === "number"
    ? left - right
    : compareText(String(left), String(right));
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `2026-11-20T01:02:03`, with or without ms and Z, always UTC, read to the second; inclusive. */
function modifiedSince(header: string | undefined): number {
  if (!header) return -Infinity;
  const isPlain = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?$/.test(header);
  const ms = Date.parse(isPlain ? `${header}Z` : header);
  if (Number.isNaN(ms))
    throw queryInvalid(`If-Modified-Since "${header}" is not a time; send it as 2026-11-20T01:02:03.`);
  return ms - (ms % 1000);
}
