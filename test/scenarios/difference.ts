import type { Shown } from "./scenario";

/** What is asked of a side: only what is named is compared, lists whole and in their order; a sentence may be a pattern. */
export type Wanted = string | null | RegExp | readonly Wanted[] | { readonly [what: string]: Wanted };

/** Where what is shown is not what was wanted, one line a place; empty where all of it is. */
export function differences(wanted: Wanted, shown: Shown | undefined, place: string): string[] {
  if (wanted instanceof RegExp) return typeof shown === "string" && wanted.test(shown) ? [] : [told(place, wanted, shown)];
  if (wanted === null || typeof wanted === "string") return wanted === shown ? [] : [told(place, wanted, shown)];
  if (isList(wanted)) {
    if (!isList(shown) || shown.length !== wanted.length) return [told(place, wanted, shown)];

    return wanted.flatMap((each, index) => differences(each, shown[index], `${place}[${index}]`));
  }
  if (shown === undefined || shown === null || typeof shown === "string" || isList(shown)) return [told(place, wanted, shown)];

  return Object.entries(wanted).flatMap(([what, each]) => differences(each, shown[what], `${place}.${what}`));
}

function isList<Item>(value: Item | readonly Item[] | undefined): value is readonly Item[] {
  return Array.isArray(value);
}

function told(place: string, wanted: Wanted, shown: Shown | undefined): string {
  return `${place}: wanted ${inWords(wanted)}, shown ${inWords(shown)}`;
}

function inWords(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value, (_key, each: unknown) => (each instanceof RegExp ? String(each) : each));
}
