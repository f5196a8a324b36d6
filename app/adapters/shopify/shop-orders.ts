import { z } from "zod";
import type { ShopDomain } from "../../domain/ids";
import type { Answer } from "../../ports/answer";
import type { ShopOrders } from "../../ports/shop-orders";
import { MARK_PAID_MUTATION, RECENT_ORDERS_QUERY, SHOP_QUERY } from "./order-query";
import { list, type JsonObject } from "./order-json/json";
import { readChangedOrders } from "./read-changed-orders";
import { readOrder } from "./read-order";
import { readRecentOrder } from "./read-recent-order";
import { failedAnswer } from "./shopify-error";

/** Runs one GraphQL operation as the shop's offline token; the answer's `data`. */
export type AskShop = (shop: ShopDomain, operation: { query: string; variables?: Record<string, unknown> }) => Promise<unknown>;

const shopSchema = z.object({
  shop: z.object({ name: z.string(), currencyCode: z.string(), ianaTimezone: z.string(), taxesIncluded: z.boolean() }),
});
const markedSchema = z.object({ orderMarkAsPaid: z.object({ userErrors: z.array(z.object({ message: z.string() })) }).nullable() });

export function makeShopOrders(askShop: AskShop): ShopOrders {
  return {
    shop: (shop) =>
      answered(async () => {
        const { name, currencyCode, ianaTimezone, taxesIncluded } = shopSchema.parse(await askShop(shop, { query: SHOP_QUERY })).shop;

        return { name, currency: currencyCode, timeZone: ianaTimezone, taxesIncluded };
      }),
    read: (shop, { id, side }) => answered(() => readOrder((operation) => askShop(shop, operation), id, side)),
    changedSince: (shop, since) => answered(() => readChangedOrders((operation) => askShop(shop, operation), since)),
    recentOrders: (shop) =>
      answered(async () => list((await askShop(shop, { query: RECENT_ORDERS_QUERY })) as JsonObject, "orders", readRecentOrder)),
    markPaid: async (shop, id) => {
      const answer = await answered(async () => markedSchema.parse(await askShop(shop, { query: MARK_PAID_MUTATION, variables: { id } })));
      if (answer.kind !== "done") return answer;
      const errors = answer.value.orderMarkAsPaid?.userErrors ?? [];

      return errors.length === 0
        ? { kind: "done", value: undefined }
        : { kind: "rejected", message: errors.map(({ message }) => message).join(" ") };
    },
  };
}

async function answered<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: "done", value: await ask() };
  } catch (thrown) {
    return failedAnswer(thrown);
  }
}
