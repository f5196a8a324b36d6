import { gid } from "../../gid";
import type { Location } from "../../store/records/location";
import { restTime } from "./money-set";

/** Body of locations/create, update, activate and deactivate. Its country is the code, as in Shopify's sample. */
export function locationBody({ id, name, address, active, createdAt, updatedAt }: Location) {
  return {
    id,
    admin_graphql_api_id: gid("Location", id),
    name,
    address1: address.address1,
    address2: "",
    city: address.city,
    zip: address.zip,
    province: address.province ?? "",
    province_code: address.provinceCode ?? "",
    country: address.countryCode,
    country_code: address.countryCode,
    country_name: address.country,
    phone: address.phone ?? "",
    created_at: restTime(createdAt),
    updated_at: restTime(updatedAt),
    legacy: false,
    active,
  };
}
