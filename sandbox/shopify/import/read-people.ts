import type { Address, Customer, Shop } from "../store/records";
import type { Company, CompanyLocation, PurchasingCompany } from "../store/records/company";
import type { World } from "../world";
import { refuseAt } from "./amounts";
import { toIso } from "./read-payments";
import type { RestAddress, RestCustomer, RestOrder } from "./rest-schema";

/** Records beside the order that its JSON names and the shop does not have yet. Nothing is kept before the whole import is read. */
export interface Newcomers {
  readonly customer: Customer | null;
  readonly company: Company | null;
  readonly companyLocation: CompanyLocation | null;
}

/** The second line of an address has no place in the simulator's; the import reports it as a difference. */
export function readAddress(address: RestAddress | null | undefined): Address | null {
  if (!address) return null;
  return {
    firstName: address.first_name ?? "",
    lastName: address.last_name ?? "",
    company: address.company,
    address1: address.address1 ?? "",
    city: address.city ?? "",
    province: address.province,
    provinceCode: address.province_code,
    zip: address.zip ?? "",
    country: address.country ?? "",
    countryCode: address.country_code ?? "",
    phone: address.phone,
  };
}

/** Null when the shop has this customer: somebody who is known is not overwritten. */
export function newCustomer(world: World, shop: Shop, { customer, at, path }: { customer: RestCustomer | null; at: string; path: string }): Customer | null {
  const known = customer && world.store.customers.get(customer.id);
  if (known && known.shop !== shop.domain) refuseAt(`${path}customer.id`, `another shop has a customer ${known.id} already.`);
  return customer && !known ? customerOf(shop, customer, at) : null;
}

function customerOf(shop: Shop, customer: RestCustomer, at: string): Customer {
  const createdAt = customer.created_at ? toIso(customer.created_at) : at;
  return {
    __typename: "Customer",
    id: customer.id,
    shop: shop.domain,
    firstName: customer.first_name ?? "",
    lastName: customer.last_name ?? "",
    email: customer.email ?? "",
    phone: customer.phone,
    address: readAddress(customer.default_address),
    note: customer.note,
    tags: [],
    taxExempt: customer.tax_exempt,
    taxExemptions: customer.tax_exemptions,
    createdAt,
    updatedAt: createdAt,
  };
}

export function readPurchasingCompany({ company }: RestOrder): PurchasingCompany | null {
  return company ? { companyId: company.id, locationId: company.location_id, contactId: null } : null;
}

/** REST names a B2B order's company by id only; a company the shop does not have takes its name from the order's address. */
export function newCompany(world: World, shop: Shop, { rest, at, path }: { rest: RestOrder; at: string; path: string }): Pick<Newcomers, "company" | "companyLocation"> {
  const { company: wanted } = rest;
  if (!wanted) return { company: null, companyLocation: null };
  const known = world.store.companies.get(wanted.id);
  const knownLocation = world.store.companyLocations.get(wanted.location_id);
  if ((known ?? knownLocation) && (known?.shop !== shop.domain || knownLocation?.companyId !== wanted.id)) {
    refuseAt(`${path}company`, `the company ${wanted.id} and the location ${wanted.location_id} do not belong together in ${shop.name}.`);
  }
  if (known) return { company: null, companyLocation: null };
  const name = rest.billing_address?.company ?? rest.shipping_address?.company ?? refuseAt(`${path}company.id`, `${shop.name} has no company ${wanted.id}, and no address of the order gives its name.`);
  const dates = { createdAt: at, updatedAt: at };
  return {
    company: { __typename: "Company", id: wanted.id, shop: shop.domain, name, note: null, externalId: null, mainContactId: null, customerSince: at, ...dates },
    companyLocation: {
      __typename: "CompanyLocation",
      id: wanted.location_id,
      shop: shop.domain,
      companyId: wanted.id,
      name,
      ...{ note: null, phone: null, externalId: null, taxRegistrationId: null, taxExempt: false, taxExemptions: [], paymentTerms: null },
      billingAddress: readAddress(rest.billing_address),
      shippingAddress: readAddress(rest.shipping_address),
      ...dates,
    },
  };
}
