import { gid } from "../../gid";
import type { Address, Customer } from "../../store/records";
import { restTime } from "./money-set";

export function customerBody(customer: Customer) {
  return {
    id: customer.id,
    admin_graphql_api_id: gid("Customer", customer.id),
    first_name: customer.firstName,
    last_name: customer.lastName,
    email: customer.email,
    phone: customer.phone,
    created_at: restTime(customer.createdAt),
    updated_at: restTime(customer.createdAt),
    default_address: customer.address ? addressBody(customer.address) : null,
  };
}

export function addressBody(address: Address) {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    name: `${address.firstName} ${address.lastName}`,
    company: address.company,
    address1: address.address1,
    address2: null,
    city: address.city,
    province: address.province,
    province_code: address.provinceCode,
    zip: address.zip,
    country: address.country,
    country_code: address.countryCode,
    phone: address.phone,
  };
}
