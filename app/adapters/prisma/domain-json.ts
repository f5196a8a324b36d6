import type { Prisma } from "@prisma/client";

const BIGINT_KEY = "$bigint";

/** A domain value as JSON: amounts are bigints, which JSON lacks, so they are written as {"$bigint": "1999"}. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(jsonText(value)) as Prisma.InputJsonValue;
}

/** The same as text, for statements that write many rows from one JSON array. */
export function jsonText(value: unknown): string {
  return JSON.stringify(withoutBigints(value));
}

/** A copy, because JSON.stringify takes half as long again where it has to ask a function about each value. */
function withoutBigints(value: unknown): unknown {
  if (typeof value === "bigint") return { [BIGINT_KEY]: value.toString() };
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(withoutBigints);
  const object = value as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const key in object) copy[key] = withoutBigints(object[key]);

  return copy;
}

/**
 * The way back. The type is the caller's word: only what `toJson` wrote from that type is read with it. Done in the value
 * itself, which must have been read for this: a walk costs a third of what a reviver costs, and each order has some hundred
 * amounts.
 */
export function fromJson<T>(json: Prisma.JsonValue): T {
  return revived(json) as T;
}

function revived(json: unknown): unknown {
  if (Array.isArray(json)) {
    for (let at = 0; at < json.length; at++) json[at] = revived(json[at]);

    return json;
  }
  if (typeof json !== "object" || json === null) return json;
  if (isBigint(json)) return BigInt(json[BIGINT_KEY]);
  const object = json as Record<string, unknown>;
  for (const key in object) {
    const each = object[key];
    if (typeof each === "object" && each !== null) object[key] = revived(each);
  }

  return object;
}

function isBigint(each: object): each is { [BIGINT_KEY]: string } {
  return BIGINT_KEY in each;
}
