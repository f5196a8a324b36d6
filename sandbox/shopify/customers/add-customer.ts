import { isoSeconds } from "../clock";
import { Refusal } from "../refusal";
import { commitRecord } from "../store/commit-record";
import type { Customer, Shop } from "../store/records";
import { customerRecordBody } from "../webhooks/bodies/customer-record-body";
import type { World } from "../world";

export type CustomerDetails = Pick<Customer, "address" | "email" | "firstName" | "lastName"> & Partial<Pick<Customer, "note" | "phone" | "tags" | "taxExempt" | "taxExemptions">>;

/** Adds a customer and announces it. Shopify knows an e-mail address once in a shop. */
export function addCustomer(world: World, shop: Shop, details: CustomerDetails): Customer {
  checkEmail(world, shop.domain, details.email);
  const customer = customerRecord(world, shop, { ...details, createdAt: isoSeconds(world.clock.now()) });
  commitRecord(world, world.store.customers, {
    record: customer,
    kind: "customer-created",
    figures: { name: `${customer.firstName} ${customer.lastName}`, email: customer.email },
    topics: [{ topic: "customers/create", body: customerRecordBody(shop, customer) }],
  });
  return customer;
}

/** The record alone, neither kept nor announced. */
export function customerRecord(world: World, shop: Shop, details: CustomerDetails & Pick<Customer, "createdAt">): Customer {
  const plain = { phone: null, note: null, tags: [], taxExempt: false, taxExemptions: [] };
  return { __typename: "Customer", id: world.store.newId(), shop: shop.domain, ...plain, ...details, updatedAt: details.createdAt };
}

export function checkEmail(world: World, shop: string, email: string): void {
  const taken = [...world.store.customers.values()].some((customer) => customer.shop === shop && customer.email.toLowerCase() === email.toLowerCase());
  if (taken) throw new Refusal("Email has already been taken");
}
