import { isoSeconds } from "../clock";
import { Refusal } from "../refusal";
import { commitRecord } from "../store/commit-record";
import type { Shop } from "../store/records";
import type { Location, Place } from "../store/records/location";
import { locationBody } from "../webhooks/bodies/location-body";
import type { World } from "../world";
import { changedPlace, type PlaceChanges } from "./place";

export interface NewLocation {
  readonly name: string;
  readonly address: Place;
  readonly fulfilsOnlineOrders: boolean;
}

export interface LocationChanges {
  readonly name?: string | undefined;
  readonly address?: PlaceChanges | undefined;
  readonly active?: boolean | undefined;
}

/** A further place of the merchant's. Names are unique in a shop, as Shopify demands. */
export function addLocation(world: World, shop: Shop, wanted: NewLocation): Location {
  checkName(world, shop.domain, wanted.name);
  const at = isoSeconds(world.clock.now());
  const { name, address, fulfilsOnlineOrders } = wanted;
  const location: Location = {
    __typename: "Location",
    id: world.store.newId(),
    shop: shop.domain,
    ...{ name, address, fulfilsOnlineOrders },
    active: true,
    createdAt: at,
    updatedAt: at,
    deactivatedAt: null,
  };
  commit(world, location, "create");
  return location;
}

export function changeLocation(world: World, location: Location, changes: LocationChanges): void {
  if (changes.name !== undefined && changes.name !== location.name) checkName(world, location.shop, changes.name);
  const at = isoSeconds(world.clock.now());
  const wasActive = location.active;
  location.name = changes.name ?? location.name;
  location.address = changedPlace(location.address, changes.address);
  location.active = changes.active ?? wasActive;
  location.updatedAt = at;
  if (location.active !== wasActive) location.deactivatedAt = location.active ? null : at;
  commit(world, location, location.active === wasActive ? "update" : location.active ? "activate" : "deactivate");
}

/** Shopify: a location can be deleted only when it is deactivated. */
export function deleteLocation(world: World, location: Location): void {
  if (location.active) throw new Refusal(`${location.name} is active: deactivate it before deleting it.`);
  commitRecord(world, world.store.locations, {
    record: location,
    kind: "location-deleted",
    topics: [{ topic: "locations/delete", body: { id: location.id } }],
    removed: true,
  });
}

function commit(world: World, location: Location, change: "activate" | "create" | "deactivate" | "update"): void {
  commitRecord(world, world.store.locations, {
    record: location,
    kind: `location-${change}d`,
    figures: { name: location.name, active: location.active },
    topics: [{ topic: `locations/${change}`, body: locationBody(location) }],
  });
}

function checkName(world: World, shop: string, name: string): void {
  const taken = [...world.store.locations.values()].some((other) => other.shop === shop && other.name === name);
  if (taken) throw new Refusal(`There is a location "${name}" already: names are unique in a shop.`);
}
