import type { DraftOrder } from "../../domain/commerce/draft-order";
import type { DraftOrderId, OrderId } from "../../domain/ids";
import type { DraftOrders } from "../../ports/draft-orders";
import type { BookingCurrency } from "../../ports/shop-orders";
import { allLines } from "./all-lines";
import { answered } from "./answered";
import { askFor, type Ask } from "./ask";
import { CHANGED_DRAFTS_QUERY, DRAFT_ORDER_QUERY, MORE_DRAFT_LINES_QUERY } from "./draft-order-query";
import { objectOr, text } from "./order-json/json";
import { readDraftJson } from "./order-json/read-draft-json";
import { readChanged } from "./read-changed";
import type { AskShop } from "./shop-orders";
import { UnreadableAnswer } from "./shopify-error";

export function makeDraftOrders(askShop: AskShop): DraftOrders {
  return {
    read: (shop, wanted) => answered(() => readDraft((operation) => askShop(shop, operation), wanted)),
    changedSince: (shop, since) => {
      const wanted = { query: CHANGED_DRAFTS_QUERY, since, idOf: (gid: string) => gid as DraftOrderId };

      return answered(() => readChanged((operation) => askShop(shop, operation), wanted));
    },
  };
}

async function readDraft(ask: Ask, { id, side }: { id: DraftOrderId; side: BookingCurrency }): Promise<DraftOrder | null> {
  const draft = await askFor(ask, "draftOrder", { query: DRAFT_ORDER_QUERY, variables: { id, after: null } });
  const more = (after: string) => askFor(ask, "draftOrder", { query: MORE_DRAFT_LINES_QUERY, variables: { id, after } });
  const lineItems = draft && (await allLines(draft, more));
  if (!lineItems) return null;
  const read = readDraftJson({ ...draft, lineItems }, side);
  if (!read) throw new UnreadableAnswer("this is no draft order.");
  const order = objectOr(draft, "order");

  return order ? { ...read, madeOrder: { id: text(order, "id") as OrderId, name: text(order, "name") } } : read;
}
