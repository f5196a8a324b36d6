import { encodedLength } from "./xero-client";

/**
 * Xero's servers answer 404 to a query of more than 2,048 characters (Nov 2026: 52 ids in one address are answered, 53 are not). The
 * rest is for what else stands in one: its page, how many decimals, without archived ones.
 */
const MOST_CHARACTERS = 1_900;

/**
 * In parts that one call can ask for each, in their order. `text` is the parameter that names them, measured as it goes over the
 * wire. What is too long even alone is a part of its own: that is for Xero to refuse.
 */
export function partsThatFit<Each>(all: readonly Each[], text: (part: readonly Each[]) => string): Each[][] {
  const parts: Each[][] = [];
  let last: Each[] = [];
  for (const each of all) {
    if (last.length === 0 || encodedLength(text([...last, each])) > MOST_CHARACTERS) parts.push((last = []));
    last.push(each);
  }

  return parts;
}

/** Ids are asked for by themselves, joined by commas. */
export function idsThatFit<Each>(all: readonly Each[], idOf: (each: Each) => string): Each[][] {
  return partsThatFit(all, (part) => part.map(idOf).join(","));
}
