import { expect, test } from "vitest";
import { readOrder } from "~/adapters/shopify/read-order";
import type { OrderId } from "~/domain/ids";
import { graphqlKettles } from "../order-json/kettle-orders";

const [kettle] = graphqlKettles.lineItems.edges.map(({ node }) => node);
const [standard] = graphqlKettles.shippingLines.nodes;
const express = { ...standard, id: "gid://shopify/ShippingLine/802", title: "Express" };
const page = (nodes: readonly unknown[], next: string | null) => ({ pageInfo: { hasNextPage: next !== null, endCursor: next }, nodes });

/** As the order comes with its first query; the lists have more where that is said. */
const first = {
  ...graphqlKettles,
  refunds: [],
  lineItems: page([kettle], null),
  shippingLines: page([standard], null),
};

/** Shopify's answers by the query's name; what was asked for is noted, with the cursor. */
async function read(answers: Record<string, object>) {
  const asked: string[] = [];
  const order = await readOrder(
    ({ query, variables }) => {
      const name = /query (\w+)/.exec(query)?.[1] ?? "";
      asked.push([name, variables["after"] ?? []].flat().join(" after "));

      return Promise.resolve({ order: answers[name] });
    },
    graphqlKettles.id as OrderId,
    "shop",
  );

  return { asked, lines: order?.lines.length, shippingLines: order?.shippingLines.map(({ title }) => title) };
}

test("most orders are one query", async () => {
  expect(await read({ CrossfootOrder: first })).toEqual({ asked: ["CrossfootOrder"], lines: 1, shippingLines: ["Standard"] });
});

test("lines and shipping lines beyond the first page are asked for: none is cut off", async () => {
  const answers = {
    CrossfootOrder: { ...first, lineItems: page([kettle], "a"), shippingLines: page([standard], "s") },
    CrossfootOrderLines: { lineItems: page([{ ...kettle, id: "gid://shopify/LineItem/702" }], null) },
    CrossfootShippingLines: { shippingLines: page([standard, express], null) },
  };

  expect(await read(answers)).toEqual({
    asked: ["CrossfootOrder", "CrossfootOrderLines after a", "CrossfootShippingLines"],
    lines: 2,
    shippingLines: ["Standard", "Express"],
  });
});

test("an order with more shipping lines than the widest page is refused, not cut off", async () => {
  const more = { ...first, shippingLines: page([standard], "s") };

  await expect(read({ CrossfootOrder: more, CrossfootShippingLines: more })).rejects.toThrow("shippingLines");
});
