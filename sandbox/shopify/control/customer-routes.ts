import { Router, type Request } from "express";
import { z } from "zod";
import { addCustomer } from "../customers/add-customer";
import { changeCustomer, deleteCustomer } from "../customers/change-customer";
import { mergeCustomers } from "../customers/merge-customers";
import { gid } from "../gid";
import { readBody } from "../read-body";
import { Refusal } from "../refusal";
import type { Address, Customer } from "../store/records";
import type { World } from "../world";
import { given } from "./given";
import { shopOfControl } from "./shop-of-control";

const text = z.string().nullable().optional();
const addressSchema = z.strictObject({
  company: text,
  address1: z.string().optional(),
  city: z.string().optional(),
  province: text,
  provinceCode: text,
  zip: z.string().optional(),
  country: z.string().optional(),
  countryCode: z.string().length(2).optional(),
  phone: text,
});

const detailsSchema = z.strictObject({
  shop: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.email().optional(),
  phone: text,
  note: text,
  tags: z.array(z.string()).optional(),
  taxExempt: z.boolean().optional(),
  taxExemptions: z.array(z.string()).optional(),
  /** What is left out is as in the customer's address so far, or the shop's. */
  address: addressSchema.optional(),
});
type Details = Omit<z.output<typeof detailsSchema>, "shop">;

const newSchema = detailsSchema.required({ firstName: true, lastName: true, email: true });
const mergeSchema = z.strictObject({ shop: z.string().optional(), into: z.union([z.string(), z.number()]) });

/** /control/customers: people who buy. */
export function customerRoutes(world: World): Router {
  const routes = Router();
  const named = (request: Request, wanted: number | string = String(request.params["id"])) => customerNamed(world, request, wanted);
  routes.get("/customers", (request, response) => {
    const { domain } = shopOfControl(world, request);
    response.json([...world.store.customers.values()].filter(({ shop }) => shop === domain).map(customerAnswer));
  });
  routes.post("/customers", (request, response) => {
    const shop = shopOfControl(world, request);
    const { firstName, lastName, email, ...asked } = readBody(newSchema, request.body);
    const blank = { ...shop.address, firstName, lastName, company: null };
    response.status(201).json(customerAnswer(addCustomer(world, shop, { firstName, lastName, email, address: blank, ...changesOf(asked, blank) })));
  });
  routes.post("/customers/:id", (request, response) => {
    const customer = named(request);
    changeCustomer(world, customer, changesOf(readBody(detailsSchema, request.body), customer.address ?? shopOfControl(world, request).address));
    response.json(customerAnswer(customer));
  });
  routes.post("/customers/:id/merge", (request, response) => {
    const { into } = readBody(mergeSchema, request.body);
    const kept = named(request, into);
    const outcome = mergeCustomers(world, { kept, gone: named(request) });
    response.json({ ...outcome, customer: customerAnswer(kept) });
  });
  routes.delete("/customers/:id", (request, response) => {
    const customer = named(request);
    deleteCustomer(world, customer);
    response.json({ deleted: customer.id });
  });
  return routes;
}

/** By id, gid, e-mail address or full name. */
function customerNamed(world: World, request: Request, wanted: number | string): Customer {
  const shop = shopOfControl(world, request);
  const id = Number(/^(?:gid:.*\/)?(\d+)$/.exec(String(wanted))?.[1]);
  const isWanted = (customer: Customer) => customer.id === id || customer.email === wanted || `${customer.firstName} ${customer.lastName}` === wanted;
  const found = [...world.store.customers.values()].find((customer) => customer.shop === shop.domain && isWanted(customer));
  if (!found) throw new Refusal(`${shop.name} has no customer "${wanted}"; GET /control/customers lists them.`, 404);
  return found;
}

function changesOf({ address, ...details }: Details & { shop?: string | undefined }, base: Address): Partial<Omit<Customer, "__typename" | "id" | "shop">> {
  const { shop: _shop, ...plain } = details;
  return { ...given(plain), ...(address ? { address: { ...base, ...given(address) } } : {}) };
}

function customerAnswer({ id, firstName, lastName, email, phone, note, tags, taxExempt, taxExemptions, address }: Customer) {
  return { id, gid: gid("Customer", id), firstName, lastName, email, phone, note, tags, taxExempt, taxExemptions, city: address?.city ?? null };
}
