import { describe, expect, test } from "vitest";
import { readDraftJson } from "~/adapters/shopify/order-json/read-draft-json";
import { graphqlDraft, restDraft } from "./draft-orders";
import { graphqlKettles, restKettles } from "./kettle-orders";

const off = (minor: bigint) => expect.objectContaining({ amount: { minor, currency: "GBP" } }) as unknown;

describe.each([
  ["GraphQL", graphqlDraft, "DraftOrderLineItem"],
  ["REST", restDraft, "LineItem"],
])("a draft order from %s JSON", (_shape, json, kind) => {
  test("reads as the order it would make, all of it still to pay", () => {
    const draft = readDraftJson(json, "shop");

    expect(draft).toMatchObject({ id: "gid://shopify/DraftOrder/61", name: "#D1", status: "OPEN" });
    expect(draft?.wouldBe).toMatchObject({
      currency: "GBP",
      taxesIncluded: true,
      purchaseOrderNumber: "PO-9",
      tags: ["trade"],
      transactions: [],
    });
    expect(draft?.wouldBe.totals).toMatchObject({ total: { minor: 5216n }, tax: { minor: 869n }, outstanding: { minor: 5216n } });
    expect(draft?.wouldBe.shippingLines).toMatchObject([
      { title: "Tracked", price: { minor: 500n }, taxLines: [{ amount: { minor: 83n } }] },
    ]);
    expect(draft?.wouldBe.lines.map(({ id }) => id)).toEqual([`gid://shopify/${kind}/1`, `gid://shopify/${kind}/2`]);
  });

  test("each line bears its share of the discount over the whole", () => {
    // 10 % of 32.40 and of 20.00.
    expect(readDraftJson(json, "shop")?.wouldBe.lines.map(({ discounts }) => discounts)).toEqual([[off(360n), off(324n)], [off(200n)]]);
  });

  test("lines that come less their share already bear it once", () => {
    const draft = readDraftJson(withSharesTaken(json), "shop");

    expect(draft?.wouldBe.lines.map(({ discounts }) => discounts)).toEqual([[off(684n)], [off(200n)]]);
  });

  test("its status is Shopify's, and an unknown one is refused by name", () => {
    expect(readDraftJson({ ...json, status: "INVOICE_SENT" }, "shop")?.status).toBe("INVOICE_SENT");
    expect(readDraftJson({ ...json, status: "completed" }, "shop")?.status).toBe("COMPLETED");
    expect(() => readDraftJson({ ...json, status: "parked" }, "shop")).toThrow("status: one of OPEN, INVOICE_SENT, COMPLETED");
    expect(() => readDraftJson({ ...json, status: undefined }, "shop")).toThrow("status: it is missing");
  });

  test("what cannot be read names its place, wrappers included", () => {
    expect(() => readDraftJson({ draftOrder: { ...json, tags: 7 } }, "shop")).toThrow("draftOrder.tags:");
    expect(() => readDraftJson({ draft_order: { ...json, tags: 7 } }, "shop")).toThrow("draft_order.tags:");
  });
});

test("an order is no draft", () => {
  for (const json of [graphqlKettles, restKettles, { order: restKettles }, 7, null]) expect(readDraftJson(json, "shop")).toBeNull();
});

test("a body of REST without the GraphQL id is known by its invoice", () => {
  const { admin_graphql_api_id: _id, ...older } = restDraft;

  expect(readDraftJson(older, "shop")?.id).toBe("gid://shopify/DraftOrder/61");
});

/** The same draft where the figures of its lines hold the share of the whole discount: 3.60 + 3.24, and 2.00. */
function withSharesTaken(json: typeof graphqlDraft | typeof restDraft): unknown {
  if ("line_items" in json) {
    const [trays, stand] = json.line_items;

    return {
      ...json,
      line_items: [
        { ...trays, total_discount: "6.84" },
        { ...stand, total_discount: "2.00" },
      ],
    };
  }
  const [trays, stand] = json.lineItems.nodes;
  const net = (amount: string) => ({ discountedTotalSet: { shopMoney: { amount, currencyCode: "GBP" } } });

  return {
    ...json,
    lineItems: {
      nodes: [
        { ...trays, ...net("29.16") },
        { ...stand, ...net("18.0") },
      ],
    },
  };
}
