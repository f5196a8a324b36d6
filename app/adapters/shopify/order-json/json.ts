import type { Instant } from "../../../domain/instant";
import { currency, type Currency } from "../../../domain/money/currency";
import { UnreadableOrder, within } from "./unreadable";
import { cutText } from "../../../domain/plain-text";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Null where it is absent. */
export function objectOr(from: JsonObject, key: string): JsonObject | null {
  const value = from[key];
  if (value === undefined || value === null) return null;
  if (!isObject(value)) throw new UnreadableOrder(key, `an object is expected here, not ${shown(value)}.`);

  return value;
}

/** Null where it is absent or empty: Shopify leaves out and blanks out alike. Numbers are taken by their own digits. */
export function textOr(from: JsonObject, key: string): string | null {
  const value = from[key];
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") throw new UnreadableOrder(key, `a text is expected here, not ${shown(value)}.`);

  return value;
}

export function text(from: JsonObject, key: string): string {
  const found = textOr(from, key);
  if (found === null) throw new UnreadableOrder(key, "it is missing.");

  return found;
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/;

/** Null where it is absent. A time without its offset could fall on either of two days, so it is refused. */
export function momentOr(from: JsonObject, key: string): Instant | null {
  const written = textOr(from, key);
  if (written === null) return null;
  if (!MOMENT.test(written) || Number.isNaN(Date.parse(written))) {
    throw new UnreadableOrder(key, `a time such as 2026-11-21T22:30:00Z is expected here, not ${shown(written)}.`);
  }

  return written as Instant;
}

export function moment(from: JsonObject, key: string): Instant {
  const found = momentOr(from, key);
  if (found === null) throw new UnreadableOrder(key, "it is missing.");

  return found;
}

const CURRENCY = /^[A-Za-z]{3}$/;

/** Null where it is absent. */
export function currencyOr(from: JsonObject, key: string): Currency | null {
  const written = textOr(from, key);
  if (written === null) return null;
  if (!CURRENCY.test(written)) throw new UnreadableOrder(key, `a currency such as GBP is expected here, not ${shown(written)}.`);

  return currency(written);
}

/** False where it is absent. */
export function flag(from: JsonObject, key: string): boolean {
  const value = from[key];
  if (value === undefined || value === null) return false;
  if (typeof value !== "boolean") throw new UnreadableOrder(key, `true or false is expected here, not ${shown(value)}.`);

  return value;
}

export function wholeNumberOr(from: JsonObject, key: string): number | null {
  const value = from[key];
  if (value === undefined || value === null) return null;
  if (typeof value !== "number" || !Number.isSafeInteger(value)) {
    throw new UnreadableOrder(key, `a whole number is expected here, not ${shown(value)}.`);
  }

  return value;
}

export function wholeNumber(from: JsonObject, key: string): number {
  const found = wholeNumberOr(from, key);
  if (found === null) throw new UnreadableOrder(key, "it is missing.");

  return found;
}

export function texts(from: JsonObject, key: string): readonly string[] {
  const value = from[key];
  if (value === undefined || value === null) return [];
  // REST joins tags with commas, GraphQL lists them.
  if (typeof value === "string") return value.split(",").flatMap((part) => part.trim() || []);
  if (Array.isArray(value) && value.every((each) => typeof each === "string")) return value;
  throw new UnreadableOrder(key, `a list of texts is expected here, not ${shown(value)}.`);
}

/** Reads a list: plain, or a connection's `nodes` or `edges`. Empty where it is absent. */
export function list<T>(from: JsonObject, key: string, read: (item: JsonObject) => T): T[] {
  const value = from[key];
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return readItems(value, key, read);
  if (isObject(value)) {
    refuseTornPage(value, key);
    if (Array.isArray(value["nodes"])) return readItems(value["nodes"], `${key}.nodes`, read);
    if (Array.isArray(value["edges"])) return readItems(value["edges"], `${key}.edges`, (edge) => read(nodeOf(edge)));
  }
  throw new UnreadableOrder(key, `a list, or a connection with nodes or edges, is expected here, not ${shown(value)}.`);
}

export function hasList(from: JsonObject, key: string): boolean {
  return from[key] !== undefined && from[key] !== null;
}

/** An order without its last lines would be booked short. */
function refuseTornPage(connection: JsonObject, key: string): void {
  const page = connection["pageInfo"];
  if (isObject(page) && page["hasNextPage"] === true) {
    throw new UnreadableOrder(`${key}.pageInfo`, "there are more entries on a next page, which is not in this input.");
  }
}

function readItems<T>(items: readonly unknown[], place: string, read: (item: JsonObject) => T): T[] {
  const all: T[] = [];
  for (let index = 0; index < items.length; index++) {
    try {
      const item = items[index];
      if (!isObject(item)) throw new UnreadableOrder("", `an object is expected here, not ${shown(item)}.`);
      all.push(read(item));
    } catch (thrown) {
      throw within(`${place}[${index}]`, thrown);
    }
  }

  return all;
}

function nodeOf(edge: JsonObject): JsonObject {
  const node = edge["node"];
  if (!isObject(node)) throw new UnreadableOrder("node", "it is missing.");

  return node;
}

function shown(value: unknown): string {
  const written = JSON.stringify(value) ?? "nothing";

  return written.length > 60 ? `${cutText(written, 57)}…` : written;
}
