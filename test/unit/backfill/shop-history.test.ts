import { expect, test } from "vitest";
import { makeShopHistory } from "../../../app/adapters/shopify/shop-history";
import type { ShopDomain } from "../../../app/domain/ids";
import type { PastOrder } from "../../../app/ports/shop-history";

const SHOP = "many-orders.myshopify.com" as ShopDomain;
const SPAN = { from: new Date("2026-06-01T00:00:00Z"), until: new Date("2026-07-01T00:00:00Z") };
const MINUTE_MS = 60_000;
/** Shopify gives no list beyond its 25,000th object. */
const MOST_OBJECTS = 25_000;
const PER_PAGE = 250;

/** Stands in for a shop of 26,000 orders, one a minute: the simulated one takes minutes to make so many. */
function shopWith(orders: number) {
  const placed = Array.from({ length: orders }, (_, n) => ({
    id: `gid://shopify/Order/${n + 1}`,
    name: `#${n + 1}`,
    createdAt: new Date(SPAN.from.getTime() + n * MINUTE_MS).toISOString(),
  }));

  return (_shop: ShopDomain, { variables }: { variables?: Record<string, unknown> }) => {
    const from = /created_at:>='([^']+)'/.exec(String(variables?.["query"]))?.[1] ?? "";
    const listed = placed.filter(({ createdAt }) => createdAt >= from);
    const start = Number(variables?.["after"] ?? 0);
    if (start + PER_PAGE > MOST_OBJECTS) throw new Error("Shopify pages no further.");
    const nodes = listed.slice(start, start + PER_PAGE);
    const end = start + nodes.length;

    return Promise.resolve({ orders: { pageInfo: { hasNextPage: end < listed.length, endCursor: String(end) }, nodes } });
  };
}

async function everyPage(orders: number): Promise<PastOrder[]> {
  const history = makeShopHistory(shopWith(orders), null);
  const found: PastOrder[] = [];
  let cursor: string | null = null;
  do {
    const page = await history.page(SHOP, { span: SPAN, cursor });
    if (page.kind !== "done") throw new Error(JSON.stringify(page));
    found.push(...page.value.orders);
    cursor = page.value.cursor;
  } while (cursor !== null);

  return found;
}

test("26,000 orders: the list is begun anew before Shopify's end of it, and none is left out", async () => {
  const found = await everyPage(26_000);

  expect(new Set(found.map(({ id }) => id)).size).toBe(26_000);
  // One order stands on both sides of the new beginning.
  expect(found).toHaveLength(26_001);
  expect(found.map(({ placedAt }) => placedAt.getTime())).toEqual(
    found.map(({ placedAt }) => placedAt.getTime()).toSorted((a, b) => a - b),
  );
});

test.each([0, 1, 250, 251])("%i orders", async (orders) => {
  expect(await everyPage(orders)).toHaveLength(orders);
});

test("a file that is said to be elsewhere than in Shopify's store is not fetched", async () => {
  const history = makeShopHistory(shopWith(0), null);
  const answer = await history.readExport({ url: "https://files.example.com/x.jsonl", fromByte: 0, limit: 10, side: "shop" });

  expect(answer).toMatchObject({ kind: "rejected", message: expect.stringContaining("https://files.example.com") });
});
