import { isoSeconds } from "../clock";
import { Refusal } from "../refusal";
import { commitRecord } from "../store/commit-record";
import type { Customer } from "../store/records";
import { customerDeletedBody, customerRecordBody } from "../webhooks/bodies/customer-record-body";
import { ordersOf, shopOf, type World } from "../world";
import { checkEmail, type CustomerDetails } from "./add-customer";

/** What is written about a customer. Orders already placed keep the addresses they were placed with. */
export function changeCustomer(world: World, customer: Customer, changes: Partial<CustomerDetails>): void {
  if (changes.email !== undefined && changes.email !== customer.email) checkEmail(world, customer.shop, changes.email);
  Object.assign(customer, changes, { updatedAt: isoSeconds(world.clock.now()) });
  commitRecord(world, world.store.customers, {
    record: customer,
    kind: "customer-updated",
    figures: { name: `${customer.firstName} ${customer.lastName}`, email: customer.email, taxExempt: customer.taxExempt },
    topics: [{ topic: "customers/update", body: customerRecordBody(shopOf(world, customer.shop), customer) }],
  });
}

/** Shopify: only a customer who has placed no orders can be deleted. */
export function deleteCustomer(world: World, customer: Customer): void {
  const orders = ordersOf(world, shopOf(world, customer.shop)).filter(({ customerId }) => customerId === customer.id);
  if (orders.length > 0) throw new Refusal("Customer can’t be deleted because they have associated orders");
  commitRecord(world, world.store.customers, {
    record: customer,
    kind: "customer-deleted",
    figures: { email: customer.email },
    topics: [{ topic: "customers/delete", body: customerDeletedBody(customer) }],
    removed: true,
  });
}
