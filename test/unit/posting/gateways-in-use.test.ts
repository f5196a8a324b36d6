import { expect, test } from "vitest";
import { gatewaysInUse } from "../../../app/domain/posting/gateways-in-use";
import { specialInUse } from "../../../app/domain/posting/special-accounts";

const CARD = { gateway: "shopify_payments", name: "Shopify Payments" };
const PAYPAL = { gateway: "paypal", name: "PayPal" };

test("counts orders, not transactions, the most used first", () => {
  expect(gatewaysInUse([[PAYPAL], [CARD, CARD], [CARD, PAYPAL], [CARD], []])).toEqual([
    { ...CARD, orders: 3 },
    { ...PAYPAL, orders: 2 },
  ]);
});

test("gift cards and store credit are no providers", () => {
  const credits = ["gift_card", "store_credit", "shopify_store_credit"].map((gateway) => ({ gateway, name: gateway }));
  expect(gatewaysInUse([credits])).toEqual([]);
});

test("counts the orders that need a special account", () => {
  expect(specialInUse([["tips"], [], ["tips", "giftCards"]])).toEqual({ tips: 2, giftCards: 1 });
});
