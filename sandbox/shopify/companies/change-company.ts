import { isoSeconds } from "../clock";
import { Refusal } from "../refusal";
import { commitRecord } from "../store/commit-record";
import type { Company, CompanyLocation } from "../store/records/company";
import { companyContactBody, companyLocationBody } from "../webhooks/bodies/company-body";
import { ordersOf, shopOf, type World } from "../world";
import { commitCompany, commitCompanyLocation, type CompanyDetails, type LocationDetails } from "./add-company";
import { companyLocationsOf, contactsOf } from "./find-company";

export function changeCompany(world: World, company: Company, changes: Partial<CompanyDetails>): void {
  Object.assign(company, changes, { updatedAt: isoSeconds(world.clock.now()) });
  commitCompany(world, company, "update");
}

export function changeCompanyLocation(world: World, location: CompanyLocation, changes: Partial<LocationDetails>): void {
  const company = world.store.companies.get(location.companyId);
  if (!company) throw new Error(`Location ${location.id} belongs to no company.`);
  Object.assign(location, changes, { updatedAt: isoSeconds(world.clock.now()) });
  commitCompanyLocation(world, company, { location, change: "update" });
}

/** Takes its contacts and locations with it. Shopify refuses while there are orders. */
export function deleteCompany(world: World, company: Company): void {
  const orders = ordersOf(world, shopOf(world, company.shop)).filter(({ purchasingCompany }) => purchasingCompany?.companyId === company.id);
  if (orders.length > 0) throw new Refusal(`${company.name} has orders (${orders.length}): it cannot be deleted.`);
  for (const record of contactsOf(world, company)) {
    const topics = [{ topic: "company_contacts/delete", body: companyContactBody(company, record) }];
    commitRecord(world, world.store.companyContacts, { record, kind: "company-contact-deleted", topics, removed: true });
  }
  for (const record of companyLocationsOf(world, company)) {
    const topics = [{ topic: "company_locations/delete", body: companyLocationBody(company, record) }];
    commitRecord(world, world.store.companyLocations, { record, kind: "company-location-deleted", topics, removed: true });
  }
  commitCompany(world, company, "delete");
}
