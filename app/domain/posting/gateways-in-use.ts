import type { GatewayInUse } from "./books-offer";

/** Gift cards and store credit pay with what the merchant owes already: they have accounts of their own. */
const NO_PROVIDERS = ["", "gift_card", "store_credit", "shopify_store_credit"];

/** Each provider that these orders were paid through, most used first. */
export function gatewaysInUse(orders: readonly (readonly { gateway: string; name: string }[])[]): GatewayInUse[] {
  const found = new Map<string, GatewayInUse>();
  for (const used of orders) {
    const ofOrder = new Map(used.map((each) => [each.gateway, each.name]));
    for (const [gateway, name] of ofOrder) {
      if (!NO_PROVIDERS.includes(gateway)) found.set(gateway, { gateway, name, orders: (found.get(gateway)?.orders ?? 0) + 1 });
    }
  }

  return [...found.values()].sort((a, b) => b.orders - a.orders);
}
