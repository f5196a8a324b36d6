import { objectOr, type JsonObject } from "./order-json/json";
import { UnreadableAnswer } from "./shopify-error";

/**
 * All lines of an order or a draft order of which the first page is there: without its last lines it would not tie out. `more` reads
 * the page after a cursor. Null when it is deleted meanwhile.
 */
export async function allLines(first: JsonObject, more: (after: string) => Promise<JsonObject | null>): Promise<unknown[] | null> {
  let lines = pageOf(first);
  const nodes = [...lines.nodes];
  while (lines.next !== null) {
    const page = await more(lines.next);
    if (!page) return null;
    lines = pageOf(page);
    nodes.push(...lines.nodes);
  }

  return nodes;
}

function pageOf(from: JsonObject): { nodes: readonly unknown[]; next: string | null } {
  const page = objectOr(from, "lineItems");
  const info = page && objectOr(page, "pageInfo");
  if (!page || !info || !Array.isArray(page["nodes"])) throw new UnreadableAnswer("the order's lines are missing.");
  const next = info["hasNextPage"] === true ? info["endCursor"] : null;

  return { nodes: page["nodes"], next: typeof next === "string" ? next : null };
}
