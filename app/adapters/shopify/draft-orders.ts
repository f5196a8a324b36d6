import { z } from "zod";
import type { DraftOrder } from "../../domain/commerce/draft-order";
import type { DraftOrderId, OrderId } from "../../domain/ids";
import type { Changes } from "../../ports/changes";
import type { DraftOrders } from "../../ports/draft-orders";
import type { BookingCurrency } from "../../ports/shop-orders";
import { answered } from "./answered";
import { CHANGED_DRAFTS_QUERY, DRAFT_ORDER_QUERY, MORE_DRAFT_LINES_QUERY } from "./draft-order-query";
import { isObject, objectOr, text, type JsonObject } from "./order-json/json";
import { readDraftJson } from "./order-json/read-draft-json";
import type { AskShop } from "./shop-orders";
import { UnreadableAnswer } from "./shopify-error";

type Ask = (operation: { query: string; variables: Record<string, unknown> }) => Promise<unknown>;

export function makeDraftOrders(askShop: AskShop): DraftOrders {
  return {
    read: (shop, wanted) => answered(() => readDraft((operation) => askShop(shop, operation), wanted)),
    changedSince: (shop, since) => answered(() => readChanged((operation) => askShop(shop, operation), since)),
  };
}

/** A quote without its last lines would not tie out, so every page is read. */
async function readDraft(ask: Ask, { id, side }: { id: DraftOrderId; side: BookingCurrency }): Promise<DraftOrder | null> {
  const draft = await draftOf(ask, { query: DRAFT_ORDER_QUERY, variables: { id, after: null } });
  if (!draft) return null;
  let lines = pageOf(draft);
  const nodes = [...lines.nodes];
  while (lines.next !== null) {
    const more = await draftOf(ask, { query: MORE_DRAFT_LINES_QUERY, variables: { id, after: lines.next } });
    if (!more) return null;
    lines = pageOf(more);
    nodes.push(...lines.nodes);
  }
  const read = readDraftJson({ ...draft, lineItems: nodes }, side);
  if (!read) throw new UnreadableAnswer("this is no draft order.");
  const order = objectOr(draft, "order");

  return order ? { ...read, madeOrder: { id: text(order, "id") as OrderId, name: text(order, "name") } } : read;
}

function pageOf(draft: JsonObject): { nodes: readonly unknown[]; next: string | null } {
  const page = objectOr(draft, "lineItems");
  const info = page && objectOr(page, "pageInfo");
  if (!page || !info || !Array.isArray(page["nodes"])) throw new UnreadableAnswer("the draft order's lines are missing.");
  const next = info["hasNextPage"] === true ? info["endCursor"] : null;

  return { nodes: page["nodes"], next: typeof next === "string" ? next : null };
}

async function draftOf(ask: Ask, operation: Parameters<Ask>[0]): Promise<JsonObject | null> {
  const answer = await ask(operation);
  if (!isObject(answer)) throw new UnreadableAnswer("there is no data in the answer.");

  return objectOr(answer, "draftOrder");
}

/** As of orders: paged by Shopify's cursor, and bounded. */
const MOST_PAGES = 20;

const pageSchema = z.object({
  draftOrders: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(z.object({ id: z.string(), updatedAt: z.string() })),
  }),
});

async function readChanged(ask: Ask, since: Date): Promise<Changes<DraftOrderId>> {
  const query = `updated_at:>='${since.toISOString()}'`;
  const changes: Changes<DraftOrderId>["changes"] = [];
  let after: string | null = null;
  let more = true;
  for (let page = 0; page < MOST_PAGES && more; page++) {
    const { draftOrders } = pageSchema.parse(await ask({ query: CHANGED_DRAFTS_QUERY, variables: { query, after } }));
    changes.push(...draftOrders.nodes.map(({ id, updatedAt }) => ({ id: id as DraftOrderId, at: new Date(updatedAt) })));
    after = draftOrders.pageInfo.endCursor;
    more = draftOrders.pageInfo.hasNextPage;
  }

  return { changes, newest: changes.at(-1)?.at ?? null, more };
}
