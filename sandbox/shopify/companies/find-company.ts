import { Refusal } from "../refusal";
import type { Shop } from "../store/records";
import type { Company, CompanyContact, CompanyLocation } from "../store/records/company";
import type { World } from "../world";

export function companiesOf(world: World, shop: Pick<Shop, "domain">): Company[] {
  return [...world.store.companies.values()].filter((company) => company.shop === shop.domain);
}

export function contactsOf(world: World, company: Company): CompanyContact[] {
  return [...world.store.companyContacts.values()].filter(({ companyId }) => companyId === company.id);
}

export function companyLocationsOf(world: World, company: Company): CompanyLocation[] {
  return [...world.store.companyLocations.values()].filter(({ companyId }) => companyId === company.id);
}

/** By id, gid or name. */
export function companyNamed(world: World, shop: Shop, wanted: number | string): Company {
  const found = companiesOf(world, shop).find((company) => isNamed(company, wanted));
  if (!found) throw new Refusal(`${shop.name} has no company "${wanted}"; GET /control/companies lists them.`, 404);
  return found;
}

/** By id, gid or name; the company's first location when none is named. */
export function companyLocationNamed(world: World, company: Company, wanted?: number | string): CompanyLocation {
  const locations = companyLocationsOf(world, company);
  const found = wanted === undefined ? locations[0] : locations.find((location) => isNamed(location, wanted));
  if (!found) throw new Refusal(`${company.name} has no location${wanted === undefined ? "" : ` "${wanted}"`}; POST /control/companies/${company.id}/locations adds one.`);
  return found;
}

function isNamed({ id, name }: { id: number; name: string }, wanted: number | string): boolean {
  return name === wanted || id === Number(/(\d+)$/.exec(String(wanted))?.[1]);
}
