import { Router, type Request } from "express";
import { z } from "zod";
import { gid } from "../gid";
import { addLocation, changeLocation, deleteLocation } from "../locations/change-locations";
import { locationNamed, locationsOf } from "../locations/find-location";
import { changedPlace, placeOf } from "../locations/place";
import { readBody } from "../read-body";
import type { Location } from "../store/records/location";
import type { World } from "../world";
import { shopOfControl } from "./shop-of-control";

const placeSchema = z.strictObject({
  address1: z.string(),
  city: z.string(),
  zip: z.string(),
  country: z.string(),
  countryCode: z.string().length(2),
  province: z.string().nullable(),
  provinceCode: z.string().nullable(),
  phone: z.string().nullable(),
});

const shop = z.string().optional();
const newSchema = z.strictObject({ shop, name: z.string().min(1), address: placeSchema.partial().optional(), fulfilsOnlineOrders: z.boolean().default(true) });
const changeSchema = z.strictObject({ shop, name: z.string().min(1).optional(), address: placeSchema.partial().optional(), active: z.boolean().optional() });

/** /control/locations: the places of a merchant. */
export function locationRoutes(world: World): Router {
  const routes = Router();
  const named = (request: Request) => locationNamed(world, shopOfControl(world, request), String(request.params["id"]));
  routes.get("/locations", (request, response) => {
    response.json(locationsOf(world, shopOfControl(world, request)).map(locationAnswer));
  });
  routes.post("/locations", (request, response) => {
    const owner = shopOfControl(world, request);
    const { name, address, fulfilsOnlineOrders } = readBody(newSchema, request.body);
    response.status(201).json(locationAnswer(addLocation(world, owner, { name, fulfilsOnlineOrders, address: changedPlace(placeOf(owner.address), address) })));
  });
  routes.post("/locations/:id", (request, response) => {
    const location = named(request);
    changeLocation(world, location, readBody(changeSchema, request.body));
    response.json(locationAnswer(location));
  });
  routes.delete("/locations/:id", (request, response) => {
    const location = named(request);
    deleteLocation(world, location);
    response.json({ deleted: location.id });
  });
  return routes;
}

function locationAnswer({ id, name, active, address }: Location) {
  return { id, gid: gid("Location", id), name, active, city: address.city, country: address.country };
}
