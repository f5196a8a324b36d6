import type { Prisma } from "@prisma/client";

const BIGINT_KEY = "$bigint";

/** A domain value as JSON: amounts are bigints, which JSON lacks, so they are written as {"$bigint": "1999"}. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(jsonText(value)) as Prisma.InputJsonValue;
}

/** The same as text, for statements that write many rows from one JSON array. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === "bigint" ? { [BIGINT_KEY]: each.toString() } : each));
}

/** The way back. The type is the caller's word: only what `toJson` wrote from that type is read with it. */
export function fromJson<T>(json: Prisma.JsonValue): T {
  return JSON.parse(JSON.stringify(json), (_key, each: unknown) => (isBigint(each) ? BigInt(each[BIGINT_KEY]) : each)) as T;
}

function isBigint(each: unknown): each is { [BIGINT_KEY]: string } {
  return typeof each === "object" && each !== null && BIGINT_KEY in each;
}
