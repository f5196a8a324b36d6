/**
 * The words of a document's number and reference by which an order may be named there: "Shopify order #1001" has SHOPIFY,
 * ORDER and 1001. A dash belongs to its word, since shops name orders "1001-UK"; what is before a dash counts as well,
 * because people write "SH-1001" for "#1001".
 */
export function wordsOf(...texts: readonly (string | null)[]): string[] {
  const words = texts.flatMap((text) => (text ?? "").toUpperCase().match(WORD) ?? []);

  return [...new Set(words.flatMap((word) => [word, ...word.split("-").filter((part) => part !== "")]))];
}

const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;

/** "#1001" → ["1001"]: what an invoice that is the order's would mention. A name of one or two letters would be found anywhere. */
export function orderWords(orderName: string): string[] {
  const name = orderName.toUpperCase().replace(/^#/, "").trim();

  return name.length > 2 ? [name] : [];
}

/** Names compared without regard to capitals and spaces. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/\s+/g, " ").trim();
}
