import { gid } from "../../gid";
import type { Address, Customer, Shop } from "../../store/records";
import { restTime } from "./money-set";

/** Body of customers/create and customers/update: fuller than the customer inside an order. */
export function customerRecordBody(shop: Pick<Shop, "currency">, customer: Customer) {
  return {
    id: customer.id,
    admin_graphql_api_id: gid("Customer", customer.id),
    first_name: customer.firstName,
    last_name: customer.lastName,
    email: customer.email,
    phone: customer.phone,
    state: "disabled",
    note: customer.note ?? "",
    tags: customer.tags.join(", "),
    verified_email: true,
    multipass_identifier: null,
    currency: shop.currency,
    tax_exempt: customer.taxExempt,
    tax_exemptions: customer.taxExemptions,
    created_at: restTime(customer.createdAt),
    updated_at: restTime(customer.updatedAt),
    addresses: customer.address ? [customerAddressBody(customer, customer.address)] : [],
    default_address: customer.address && customerAddressBody(customer, customer.address),
  };
}

/** Body of customers/delete. */
export function customerDeletedBody(customer: Customer) {
  return { id: customer.id, admin_graphql_api_id: gid("Customer", customer.id), tax_exemptions: customer.taxExemptions };
}

/** A customer has one address here, so the customer's id serves as its id. */
function customerAddressBody({ id, firstName, lastName }: Customer, address: Address) {
  return {
    id,
    customer_id: id,
    first_name: address.firstName || firstName,
    last_name: address.lastName || lastName,
    name: `${address.firstName} ${address.lastName}`,
    company: address.company ?? "",
    address1: address.address1,
    address2: "",
    city: address.city,
    province: address.province ?? "",
    province_code: address.provinceCode ?? "",
    zip: address.zip,
    country: address.country,
    country_code: address.countryCode,
    country_name: address.country,
    phone: address.phone ?? "",
    default: true,
  };
}
