import { z } from "zod";
import type { OrderId, ShopDomain } from "../../domain/ids";
import type { ShopOrders } from "../../ports/shop-orders";
import { answered } from "./answered";
import { CHANGED_ORDERS_QUERY, RECENT_ORDERS_QUERY, SHOP_QUERY } from "./order-query";
import { list, type JsonObject } from "./order-json/json";
import { paymentsInShop } from "./payments-in-shop";
import { readChanged } from "./read-changed";
import { readOrder } from "./read-order";
import { readOrders } from "./read-orders";
import { readRecentOrder } from "./read-recent-order";

/** `patienceMs`: how long the shop's points may be waited for, in place of the usual time. */
export type Operation = { query: string; variables?: Record<string, unknown>; patienceMs?: number };

/** Runs one GraphQL operation as the shop's offline token; the answer's `data`. */
export type AskShop = (shop: ShopDomain, operation: Operation) => Promise<unknown>;

const shopSchema = z.object({
  shop: z.object({ name: z.string(), currencyCode: z.string(), ianaTimezone: z.string(), taxesIncluded: z.boolean() }),
});

export function makeShopOrders(askShop: AskShop): ShopOrders {
  return {
    shop: (shop) =>
      answered(async () => {
        const { name, currencyCode, ianaTimezone, taxesIncluded } = shopSchema.parse(await askShop(shop, { query: SHOP_QUERY })).shop;

        return { name, currency: currencyCode, timeZone: ianaTimezone, taxesIncluded };
      }),
    read: (shop, { id, side }) => answered(() => readOrder((operation) => askShop(shop, operation), id, side)),
    readMany: (shop, wanted) => readOrders((operation) => askShop(shop, operation), wanted),
    changedSince: (shop, since) => {
      const wanted = { query: CHANGED_ORDERS_QUERY, since, idOf: (gid: string) => gid as OrderId };

      return answered(() => readChanged((operation) => askShop(shop, operation), wanted));
    },
    recentOrders: (shop) =>
      answered(async () => list((await askShop(shop, { query: RECENT_ORDERS_QUERY })) as JsonObject, "orders", readRecentOrder)),
    ...paymentsInShop(askShop),
  };
}
