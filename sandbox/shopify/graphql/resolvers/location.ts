import { gid } from "../../gid";
import { primaryLocation } from "../../locations/find-location";
import type { Location, Place } from "../../store/records/location";
import { defineType } from "../define-type";

export const locationTypes = {
  Location: defineType<Location>({
    id: ({ id }) => gid("Location", id),
    legacyResourceId: ({ id }) => String(id),
    name: ({ name }) => name,
    address: ({ address }) => address,
    addressVerified: () => false,
    isActive: ({ active }) => active,
    isPrimary: (location, _args, { world, shop }) => primaryLocation(world, shop) === location,
    isFulfillmentService: () => false,
    fulfillmentService: () => null,
    fulfillsOnlineOrders: ({ fulfilsOnlineOrders }) => fulfilsOnlineOrders,
    shipsInventory: ({ fulfilsOnlineOrders }) => fulfilsOnlineOrders,
    activatable: ({ active }) => !active,
    deactivatable: ({ active }) => active,
    deletable: ({ active }) => !active,
    deactivatedAt: ({ deactivatedAt }) => deactivatedAt,
    createdAt: ({ createdAt }) => createdAt,
    updatedAt: ({ updatedAt }) => updatedAt,
  }),
  LocationAddress: defineType<Place>({
    address1: ({ address1 }) => address1,
    address2: () => null,
    city: ({ city }) => city,
    country: ({ country }) => country,
    countryCode: ({ countryCode }) => countryCode,
    province: ({ province }) => province,
    provinceCode: ({ provinceCode }) => provinceCode,
    zip: ({ zip }) => zip,
    phone: ({ phone }) => phone,
    latitude: () => null,
    longitude: () => null,
    formatted: ({ address1, city, zip, country }) => [address1, `${city} ${zip}`, country],
  }),
};
