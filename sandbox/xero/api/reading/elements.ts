import { noDataProcessed } from "../api-error";
import { Fields } from "./fields";

/** The elements of a body: `{"Invoices":[…]}` or one bare element (Xero, Nov 2026). */
export function elementsOf(body: unknown, plural: string): Fields[] {
  if (body === undefined) throw noDataProcessed();
  const root = new Fields(body, plural);
  const elements = root.has(plural) ? new Fields(body, "").list(plural) ?? [] : [root];
  if (elements.length === 0 || elements.every((element) => element.isEmpty)) throw noDataProcessed();
  return elements;
}

/** The one element that some endpoints look at, however many are sent. */
export function firstElementOf(body: unknown, plural: string): Fields {
  const [first] = elementsOf(body, plural);
  if (!first) throw noDataProcessed();
  return first;
}
