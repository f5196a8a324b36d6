import { describe, expect, test } from "vitest";
import { readOrderJson } from "~/adapters/shopify/order-json/read-order-json";
import type { Money } from "~/domain/money/money";
import { graphqlKettles } from "./kettle-orders";

const minor = (amount: Money | null | undefined) => amount && [amount.minor, amount.currency];

describe("the GraphQL order", () => {
  test("in the shop's currency", () => {
    const order = readOrderJson(graphqlKettles, "shop");
    const [line] = order.lines;
    const [refund] = order.refunds;

    expect(minor(order.totals.total)).toEqual([5900n, "GBP"]);
    expect(minor(order.totals.tax)).toEqual([983n, "GBP"]);
    expect(minor(order.totals.currentTotal)).toEqual([3200n, "GBP"]);
    expect(order.exchange).toBeNull();
    expect(line).toMatchObject({
      title: "Kettle",
      variantTitle: "Red",
      sku: "KET-R",
      quantity: 2,
      currentQuantity: 1,
      productType: "Kitchen",
      vendor: "Hot Water Ltd",
    });
    expect(line?.collections).toEqual(["Summer"]);
    expect(line?.productTags).toEqual(["steel"]);
    expect(line?.discounts).toEqual([{ title: "TEN", kind: "code", target: "order", amount: { minor: 600n, currency: "GBP" } }]);
    expect(line?.taxLines).toEqual([
      { title: "VAT", rate: "20", amount: { minor: 900n, currency: "GBP" }, channelLiable: false, source: "Shopify" },
    ]);
    expect(refund?.lines).toEqual([
      {
        lineId: "gid://shopify/LineItem/701",
        quantity: 1,
        restockType: "RETURN",
        subtotal: { minor: 2700n, currency: "GBP" },
        tax: { minor: 450n, currency: "GBP" },
      },
    ]);
    expect(refund?.adjustments).toEqual([
      { reason: "REFUND_DISCREPANCY", amount: { minor: 100n, currency: "GBP" }, tax: { minor: 0n, currency: "GBP" } },
    ]);
    expect(order.transactions.map(({ id, kind, parentId }) => [id, kind, parentId])).toEqual([
      ["gid://shopify/OrderTransaction/91", "SALE", null],
      ["gid://shopify/OrderTransaction/92", "REFUND", "gid://shopify/OrderTransaction/91"],
    ]);
    expect(order).toMatchObject({
      purchaseOrderNumber: "PO-9",
      tags: ["gift", "vip"],
      channel: "web",
      shippingCountry: "IE",
      shippingRegion: "D",
      paidAt: "2026-10-01T10:00:05Z",
    });
  });

  test("in the customer's currency, with the total in both, which is Shopify's rate", () => {
    const order = readOrderJson(graphqlKettles, "presentment");

    expect(order.currency).toBe("EUR");
    expect(minor(order.totals.total)).toEqual([7080n, "EUR"]);
    expect(minor(order.exchange?.shop)).toEqual([5900n, "GBP"]);
    expect(minor(order.lines[0]?.unitPrice)).toEqual([3600n, "EUR"]);
    expect(minor(order.refunds[0]?.lines[0]?.tax)).toEqual([540n, "EUR"]);
  });

  test.each([
    ["data.order", { data: { order: graphqlKettles } }],
    ["order", { order: graphqlKettles }],
    ["node", { node: graphqlKettles }],
  ])("wrapped in %s", (_what, json) => {
    expect(readOrderJson(json, "shop")).toEqual(readOrderJson(graphqlKettles, "shop"));
  });

  test("connections as nodes or edges alike, and plain lists", () => {
    const node = graphqlKettles.lineItems.edges[0]?.node;

    expect(readOrderJson({ ...graphqlKettles, lineItems: { nodes: [node] } }, "shop")).toEqual(readOrderJson(graphqlKettles, "shop"));
    expect(readOrderJson({ ...graphqlKettles, lineItems: [node] }, "shop")).toEqual(readOrderJson(graphqlKettles, "shop"));
  });

  test("what is absent is empty, null or no, never a guess", () => {
    const { id, createdAt, currencyCode, totalPriceSet, lineItems } = graphqlKettles;
    const order = readOrderJson({ id, createdAt, currencyCode, totalPriceSet, lineItems }, "shop");

    expect(order).toMatchObject({
      name: id,
      refunds: [],
      transactions: [],
      customer: null,
      company: null,
      paymentTerms: null,
      taxesIncluded: false,
      test: false,
    });
    expect(order.totals).toMatchObject({ tax: null, currentTotal: null, outstanding: null, refundDiscrepancy: null });
    expect(order.totals.tips.minor).toBe(0n);
  });

  test("a tax rate given per cent alone", () => {
    const node = {
      ...graphqlKettles.lineItems.edges[0]?.node,
      taxLines: [{ title: "VAT", ratePercentage: 8.875, priceSet: { shopMoney: { amount: "1.00" } } }],
    };

    expect(readOrderJson({ ...graphqlKettles, lineItems: [node] }, "shop").lines[0]?.taxLines[0]?.rate).toBe("8.875");
  });

  test("a transaction that only its refund gives in full is read, once", () => {
    const [sale, back] = graphqlKettles.transactions;
    const refunds = [
      {
        id: "gid://shopify/Refund/1",
        createdAt: "2026-10-02T09:00:00Z",
        transactions: { edges: [{ node: { id: sale?.id } }, { node: back }] },
      },
    ];
    const idsOf = (transactions: unknown[]) =>
      readOrderJson({ ...graphqlKettles, refunds, transactions }, "shop").transactions.map(({ id }) => id);

    expect(idsOf([sale])).toEqual(["gid://shopify/OrderTransaction/91", "gid://shopify/OrderTransaction/92"]);
    expect(idsOf([sale, back])).toHaveLength(2);
  });

  test("cash rounding that only the transactions state", () => {
    const cash = { id: "gid://shopify/OrderTransaction/1", status: "SUCCESS", gateway: "cash" };
    const transactions = [
      { ...cash, kind: "SALE", amountSet: { shopMoney: { amount: "59.05" } }, amountRoundingSet: { shopMoney: { amount: "0.05" } } },
      {
        ...cash,
        kind: "SALE",
        status: "FAILURE",
        amountSet: { shopMoney: { amount: "59.05" } },
        amountRoundingSet: { shopMoney: { amount: "0.05" } },
      },
      { ...cash, kind: "REFUND", amountSet: { shopMoney: { amount: "9.98" } }, amountRoundingSet: { shopMoney: { amount: "-0.02" } } },
    ];
    const { payments, refunds } = readOrderJson({ ...graphqlKettles, transactions }, "shop").totals.cashRounding;

    expect([payments.minor, refunds.minor]).toEqual([5n, -2n]);
  });

  test("in the customer's currency where that is the shop's: the shop's side is enough", () => {
    const { id, createdAt, currencyCode } = graphqlKettles;
    const order = readOrderJson(
      { id, createdAt, currencyCode, totalPriceSet: { shopMoney: { amount: "7.00" } }, lineItems: [] },
      "presentment",
    );

    expect(minor(order.totals.total)).toEqual([700n, "GBP"]);
  });

  test("a company, its location and its terms", () => {
    const order = readOrderJson(
      {
        ...graphqlKettles,
        purchasingEntity: {
          company: { id: "gid://shopify/Company/4", name: "Example Hotels" },
          location: {
            name: "Leeds",
            taxRegistrationId: "GB123456789",
            billingAddress: { companyName: "Example Hotels", address1: "2 Low Street", zip: "LS2 2BB" },
          },
        },
        paymentTerms: { paymentTermsType: "NET", dueInDays: 30, paymentSchedules: { nodes: [{ dueAt: "2026-10-31T10:00:00Z" }] } },
      },
      "shop",
    );

    expect(order.company).toMatchObject({
      id: "gid://shopify/Company/4",
      name: "Example Hotels",
      locationName: "Leeds",
      taxId: "GB123456789",
    });
    expect(order.company?.address).toMatchObject({ company: "Example Hotels", line1: "2 Low Street", postalCode: "LS2 2BB" });
    expect(order.paymentTerms).toEqual({ type: "NET", dueAt: "2026-10-31T10:00:00Z", dueInDays: 30 });
  });

  test("duties stated on their line, fees on the order", () => {
    const money = { shopMoney: { amount: "4.5", currencyCode: "GBP" }, presentmentMoney: { amount: "5.4", currencyCode: "EUR" } };
    const line = { ...graphqlKettles.lineItems.edges[0]?.node, duties: [{ id: "gid://shopify/Duty/1", price: money, taxLines: [] }] };
    const order = readOrderJson(
      {
        ...graphqlKettles,
        lineItems: [line],
        originalTotalDutiesSet: money,
        additionalFees: [{ id: "gid://shopify/AdditionalFee/1", name: "Recycling", price: money, taxLines: [] }],
      },
      "shop",
    );

    expect(order.lines[0]?.duties).toEqual([{ id: "gid://shopify/Duty/1", amount: { minor: 450n, currency: "GBP" }, taxLines: [] }]);
    expect(order.fees).toEqual([
      { id: "gid://shopify/AdditionalFee/1", name: "Recycling", amount: { minor: 450n, currency: "GBP" }, taxLines: [] },
    ]);
  });

  test("duties and fees known only as totals are one duty and one fee", () => {
    const money = { shopMoney: { amount: "4.5", currencyCode: "GBP" } };
    const order = readOrderJson({ ...graphqlKettles, originalTotalDutiesSet: money, originalTotalAdditionalFeesSet: money }, "shop");

    expect(order.lines[0]?.duties.map(({ amount }) => amount.minor)).toEqual([450n]);
    expect(order.fees.map(({ amount }) => amount.minor)).toEqual([450n]);
  });
});
