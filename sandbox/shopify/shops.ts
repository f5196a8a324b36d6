import { DAY_MS, isoSeconds } from "./clock";
import { addLocation } from "./locations/change-locations";
import { placeOf } from "./locations/place";
import { Refusal } from "./refusal";
import { addPastOrders, stockShop } from "./stock-shop";
import type { Plan, Shop, TaxRate } from "./store/records";
import type { World } from "./world";

export interface NewShop {
  readonly handle: string;
  readonly name: string;
  readonly currency: string;
  readonly timezone: string;
  readonly country: string;
  readonly countryCode: string;
  readonly city: string;
  readonly plan: Plan;
  readonly taxesIncluded: boolean;
  readonly taxes: readonly TaxRate[];
}

export const DEMO_SHOP: NewShop = {
  handle: "crossfoot-demo",
  name: "Hartley & Finch",
  currency: "GBP",
  timezone: "Europe/London",
  country: "United Kingdom",
  countryCode: "GB",
  city: "Hebden Bridge",
  plan: "Basic",
  taxesIncluded: true,
  taxes: [{ title: "UK VAT", rate: "0.2" }],
};

/** A shop with the demo goods and customers, and no orders. */
export function createShop(world: World, wanted: NewShop): Shop {
  const domain = `${wanted.handle}.myshopify.com`;
  if (world.store.shops.has(domain)) throw new Refusal(`There is a shop "${wanted.handle}" already.`, 409);
  const { name, currency, timezone, plan, taxesIncluded, taxes, country, countryCode, city } = wanted;
  const owner = { firstName: "Robin", lastName: "Hartley", company: name };
  const shop: Shop = {
    __typename: "Shop",
    id: world.store.newId(),
    domain,
    ...{ name, currency, timezone, plan, taxesIncluded, taxes },
    email: `hello@${wanted.handle}.example.com`,
    ownerName: `${owner.firstName} ${owner.lastName}`,
    address: { ...owner, address1: "9 Bridge Lanes", city, province: null, provinceCode: null, zip: "HX7 6ZZ", country, countryCode, phone: null },
    createdAt: isoSeconds(world.clock.now() - 400 * DAY_MS),
    nextOrderNumber: 1001,
    nextDraftNumber: 1,
    installation: null,
  };
  world.store.shops.set(domain, shop);
  stockShop(world, shop);
  addLocation(world, shop, { name: city, address: placeOf(shop.address), fulfilsOnlineOrders: true });
  world.journal.record("shop-created", { shop: domain, currency });
  return shop;
}

/** The shop a fresh sandbox opens with. */
export function createDemoShop(world: World): Shop {
  const shop = createShop(world, DEMO_SHOP);
  addPastOrders(world, shop);
  return shop;
}
