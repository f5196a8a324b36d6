import type { Json } from "../answer";

/** What a field is worth in a filter or an order. Dates are instants in ms; undefined is C#'s null. */
export type Value = string | number | boolean | undefined;

/** Reads `Contact.Name` from a record as it is answered; names match whatever their case. */
export function valueAt(row: Json, path: readonly string[]): Value {
  let value: unknown = row;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name.toLowerCase() === step.toLowerCase())?.[1];
  }
  const instant = typeof value === "string" ? /^\/Date\((-?\d+)/.exec(value)?.[1] : undefined;
  if (instant !== undefined) return Number(instant);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : undefined;
}
