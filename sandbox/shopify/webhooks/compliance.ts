import { Refusal } from "../refusal";
import type { Customer, Shop } from "../store/records";
import { ordersOf, type World } from "../world";
import { publish } from "./publish";

export interface ComplianceRequest {
  readonly topic: "customers/data_request" | "customers/redact" | "shop/redact";
  /** E-mail or id. */
  readonly customer: number | string | null;
}

/** Sends a compliance topic at once: a real Shopify waits for ten days or more before it asks to redact a customer. */
export function sendCompliance(world: World, shop: Shop, { topic, customer: named }: ComplianceRequest): { topic: string; body: unknown } {
  const shopFields = { shop_id: shop.id, shop_domain: shop.domain };
  const body = topic === "shop/redact" ? shopFields : { ...shopFields, ...customerFields(world, shop, { topic, customer: named }) };
  publish(world, shop, [{ topic, body, resourceId: null }]);
  return { topic, body };
}

function customerFields(world: World, shop: Shop, { topic, customer: named }: ComplianceRequest) {
  const customer = customerNamed(world, shop, named);
  const orders = ordersOf(world, shop).filter(({ customerId }) => customerId === customer.id).map(({ id }) => id);
  // The published schema knows no null here.
  const fields = { customer: { id: customer.id, email: customer.email, phone: customer.phone ?? "" } };
  if (topic === "customers/redact") return { ...fields, orders_to_redact: orders };
  return { ...fields, orders_requested: orders, data_request: { id: world.store.newId() } };
}

function customerNamed(world: World, shop: Shop, named: number | string | null): Customer {
  const found = [...world.store.customers.values()].find(({ id, email, shop: domain }) => domain === shop.domain && (id === named || email === named));
  if (!found) throw new Refusal(`${shop.name} has no customer "${named ?? ""}"; name one by e-mail or id in "customer".`, 404);
  return found;
}
