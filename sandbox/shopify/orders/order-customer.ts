import { addCustomer } from "../customers/add-customer";
import type { NewCustomer } from "../customers/customer-request";
import { Refusal } from "../refusal";
import type { Customer, Shop } from "../store/records";
import type { World } from "../world";

/**
 * Who buys: an id, an e-mail address or a full name of a customer the shop has; or a new one, who
 * is added. Nothing: a guest without a name.
 */
export function customerOfRequest(world: World, shop: Shop, wanted: NewCustomer | number | string | null | undefined): Customer | null {
  if (wanted === null || wanted === undefined || wanted === "") return null;
  const email = typeof wanted === "object" ? wanted.email : wanted;
  const known = [...world.store.customers.values()].find((customer) => customer.shop === shop.domain && isNamed(customer, email));
  if (known) return known;
  if (typeof wanted !== "object") throw new Refusal(`${shop.name} has no customer "${wanted}": give firstName, lastName and email to add one.`);
  const { firstName, lastName, company = null, taxExempt = false } = wanted;
  return addCustomer(world, shop, { firstName, lastName, taxExempt, email: wanted.email, address: { ...shop.address, firstName, lastName, company } });
}

/** Ready-made orders take the shop's customers in turn. */
export function someCustomer(world: World, shop: Shop): Customer | null {
  const customers = [...world.store.customers.values()].filter((customer) => customer.shop === shop.domain);
  return customers[shop.nextOrderNumber % customers.length] ?? null;
}

function isNamed({ id, email, firstName, lastName }: Customer, name: number | string): boolean {
  return id === Number(name) || email === name || `${firstName} ${lastName}` === name;
}
