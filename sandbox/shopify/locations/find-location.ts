import { Refusal } from "../refusal";
import type { Shop } from "../store/records";
import type { Location } from "../store/records/location";
import type { World } from "../world";

/** Oldest first: the first active one is the shop's primary location. */
export function locationsOf(world: World, shop: Pick<Shop, "domain">): Location[] {
  return [...world.store.locations.values()].filter((location) => location.shop === shop.domain);
}

export function primaryLocation(world: World, shop: Pick<Shop, "domain">): Location | null {
  return locationsOf(world, shop).find(({ active }) => active) ?? null;
}

/** By id, gid or name. */
export function locationNamed(world: World, shop: Shop, wanted: number | string): Location {
  const id = Number(/(\d+)$/.exec(String(wanted))?.[1]);
  const found = locationsOf(world, shop).find((location) => location.name === wanted || location.id === id);
  if (!found) throw new Refusal(`${shop.name} has no location "${wanted}"; GET /control/locations lists them.`, 404);
  return found;
}
