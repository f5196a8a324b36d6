import { envelope, pagedEnvelope, type Answer, type Json } from "../answer";
import { queryInvalid } from "../api-error";
import type { ApiCall } from "../call";
import { compileWhere } from "./where";

/** Summary: lists without a page. Paged: with lines but thin contacts. Single: everything. */
export type Detail = "summary" | "paged" | "single";

export interface Listing<Row> {
  plural: string;
  rows: Row[];
  shape: (row: Row, detail: Detail) => Json;
  /** Stable second sort key. */
  id: (row: Row) => string;
  updatedAtMs: (row: Row) => number;
  /** Names that `where` and `order` may use. */
  fields: readonly string[];
  /** Reference lists (accounts, tax rates …) know no pages. */
  pages: boolean;
}

/** Xero, Nov 2026: pageSize outside 1..1000 is clamped without a word; 100 when absent. */
const DEFAULT_PAGE_SIZE = 100;
const LARGEST_PAGE_SIZE = 1000;

/** A list as Xero answers it: If-Modified-Since, where, order, then the page. Nothing found is an empty list. */
export function listAnswer<Row>(call: ApiCall, listing: Listing<Row>): Answer {
  const sinceMs = modifiedSince(call.ifModifiedSince);
  const recent = listing.rows.filter((row) => listing.updatedAtMs(row) >= sinceMs);
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
  const elements = rows.slice((page - 1) * pageSize, page * pageSize).map((row) => listing.shape(row, detail));
  const pagination = { page, pageSize, pageCount: Math.ceil(rows.length / pageSize), itemCount: rows.length };
  return pagedEnvelope(call, { plural: listing.plural, elements, pagination });
}

function filtered<Row>(call: ApiCall, listing: Listing<Row>, rows: Row[]): Row[] {
  const where = call.query.text("where");
  if (where === undefined) return rows;
  const matches = compileWhere(where, listing.fields);
  return rows.filter((row) => matches(listing.shape(row, "summary")));
}

/** `order=Date DESC`; by default UpdatedDateUTC, then the id. */
function inOrder<Row>(call: ApiCall, listing: Listing<Row>, rows: Row[]): Row[] {
  const byDefault = (left: Row, right: Row) =>
    listing.updatedAtMs(left) - listing.updatedAtMs(right) || compareText(listing.id(left), listing.id(right));
  const order = call.query.text("order");
  if (order === undefined) return [...rows].sort(byDefault);

  const [name = "", direction = "ASC"] = order.trim().split(/\s+/);
  const field = listing.fields.find((known) => known.toLowerCase() === name.toLowerCase());
  if (field === undefined) throw queryInvalid(`No property or field '${name}' exists.`);
  const sign = direction.toUpperCase() === "DESC" ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: sortKey(listing.shape(row, "summary")[field]) }));
  keyed.sort((left, right) => sign * compareKeys(left.key, right.key) || byDefault(left.row, right.row));
  return keyed.map(({ row }) => row);
}

function sortKey(value: unknown): string | number {
  const instant = typeof value === "string" ? /^\/Date\((-?\d+)/.exec(value)?.[1] : undefined;
  if (instant !== undefined) return Number(instant);
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
