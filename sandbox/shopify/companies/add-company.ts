import { isoSeconds } from "../clock";
import { Refusal } from "../refusal";
import { commitRecord } from "../store/commit-record";
import type { Customer, Shop } from "../store/records";
import type { Company, CompanyContact, CompanyLocation } from "../store/records/company";
import { companyBody, companyContactBody, companyLocationBody } from "../webhooks/bodies/company-body";
import type { World } from "../world";

export type CompanyDetails = Pick<Company, "externalId" | "name" | "note">;
export type LocationDetails = Omit<CompanyLocation, "__typename" | "companyId" | "createdAt" | "id" | "shop" | "updatedAt">;

/** A company without contacts and locations; those are added one by one, the first contact becomes the main one. */
export function addCompany(world: World, shop: Shop, details: CompanyDetails): Company {
  const at = isoSeconds(world.clock.now());
  const identity = { id: world.store.newId(), shop: shop.domain, createdAt: at, updatedAt: at };
  const company: Company = { __typename: "Company", ...identity, ...details, mainContactId: null, customerSince: at };
  commitCompany(world, company, "create");
  return company;
}

/** A customer may act for a company once. */
export function addContact(world: World, company: Company, { customer, title }: { customer: Customer; title: string | null }): CompanyContact {
  const contacts = [...world.store.companyContacts.values()].filter(({ companyId }) => companyId === company.id);
  if (contacts.some(({ customerId }) => customerId === customer.id)) throw new Refusal(`${customer.email} is a contact of ${company.name} already.`);
  const at = isoSeconds(world.clock.now());
  const identity = { id: world.store.newId(), shop: company.shop, createdAt: at, updatedAt: at };
  const contact: CompanyContact = { __typename: "CompanyContact", ...identity, companyId: company.id, customerId: customer.id, title };
  company.mainContactId ??= contact.id;
  world.store.companies.set(company.id, company);
  commitRecord(world, world.store.companyContacts, {
    record: contact,
    kind: "company-contact-added",
    figures: { company: company.name, customer: customer.email },
    topics: [{ topic: "company_contacts/create", body: companyContactBody(company, contact) }],
  });
  return contact;
}

export function addCompanyLocation(world: World, company: Company, details: LocationDetails): CompanyLocation {
  const at = isoSeconds(world.clock.now());
  const identity = { id: world.store.newId(), shop: company.shop, createdAt: at, updatedAt: at };
  const location: CompanyLocation = { __typename: "CompanyLocation", ...identity, companyId: company.id, ...details };
  commitCompanyLocation(world, company, { location, change: "create" });
  return location;
}

export function commitCompany(world: World, company: Company, change: "create" | "delete" | "update"): void {
  commitRecord(world, world.store.companies, {
    record: company,
    kind: `company-${change}d`,
    figures: { name: company.name, externalId: company.externalId },
    topics: [{ topic: `companies/${change}`, body: companyBody(company) }],
    removed: change === "delete",
  });
}

export function commitCompanyLocation(world: World, company: Company, { location, change }: { location: CompanyLocation; change: "create" | "update" }): void {
  commitRecord(world, world.store.companyLocations, {
    record: location,
    kind: `company-location-${change}d`,
    figures: { company: company.name, name: location.name, taxRegistrationId: location.taxRegistrationId },
    topics: [{ topic: `company_locations/${change}`, body: companyLocationBody(company, location) }],
  });
}
