import type { OrderTransaction } from "../store/records";

export type Gateway = Pick<OrderTransaction, "formattedGateway" | "gateway" | "manual">;

export const CARD: Gateway = { gateway: "shopify_payments", formattedGateway: "Shopify Payments", manual: false };
export const MANUAL: Gateway = { gateway: "manual", formattedGateway: "Manual", manual: true };
export const STORE_CREDIT: Gateway = { gateway: "store_credit", formattedGateway: "Store credit", manual: false };

const PROVIDERS: readonly Gateway[] = [
  CARD,
  STORE_CREDIT,
  { gateway: "gift_card", formattedGateway: "Gift card", manual: false },
  { gateway: "paypal", formattedGateway: "PayPal Express Checkout", manual: false },
  { gateway: "klarna", formattedGateway: "Klarna", manual: false },
  { gateway: "cash", formattedGateway: "Cash", manual: false },
  { gateway: "bogus", formattedGateway: "(for testing) Bogus Gateway", manual: false },
];

/** A known provider by its name; any other name is a method the merchant made up and books by hand. */
export function gatewayNamed(name: string): Gateway {
  return PROVIDERS.find(({ gateway }) => gateway === name) ?? (name === MANUAL.gateway ? MANUAL : manualGateway(name));
}

export function manualGateway(name: string): Gateway {
  return { gateway: name, formattedGateway: name, manual: true };
}

export function gatewayOf({ gateway, formattedGateway, manual }: OrderTransaction): Gateway {
  return { gateway, formattedGateway, manual };
}
