import { gid } from "../../gid";
import type { Address, Customer, Order } from "../../store/records";
import { restTime } from "./money-set";

/** The customer inside an order. */
export function customerBody(customer: Customer, { currency }: Pick<Order, "currency">) {
  return {
    id: customer.id,
    admin_graphql_api_id: gid("Customer", customer.id),
    first_name: customer.firstName,
    last_name: customer.lastName,
    email: customer.email,
    phone: customer.phone,
    currency,
    state: "disabled",
    note: customer.note,
    tags: customer.tags.join(", "),
    tax_exempt: customer.taxExempt,
    tax_exemptions: customer.taxExemptions,
    verified_email: true,
    multipass_identifier: null,
    created_at: restTime(customer.createdAt),
    updated_at: restTime(customer.updatedAt),
    default_address: customer.address ? defaultAddressBody(customer, customer.address) : null,
  };
}

/** A customer has one address here, so the customer's id serves as its id. */
function defaultAddressBody({ id }: Customer, address: Address) {
  const { latitude: _latitude, longitude: _longitude, ...body } = addressBody(address);
  return { ...body, id, customer_id: id, country_name: address.country, default: true };
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
    province: address.province ?? "",
    province_code: address.provinceCode ?? "",
    zip: address.zip,
    country: address.country,
    country_code: address.countryCode,
    phone: address.phone ?? "",
    latitude: null,
    longitude: null,
  };
}
