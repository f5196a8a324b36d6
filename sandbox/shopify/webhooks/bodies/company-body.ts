import { gid } from "../../gid";
import type { Address } from "../../store/records";
import type { Company, CompanyContact, CompanyLocation } from "../../store/records/company";
import { restTime } from "./money-set";

/** Body of companies/*. Shopify names B2B records by gid only, never by number. */
export function companyBody(company: Company) {
  return {
    admin_graphql_api_id: gid("Company", company.id),
    name: company.name,
    note: company.note ?? "",
    external_id: company.externalId ?? "",
    main_contact_admin_graphql_api_id: company.mainContactId === null ? null : gid("CompanyContact", company.mainContactId),
    customer_since: restTime(company.customerSince),
    created_at: restTime(company.createdAt),
    updated_at: restTime(company.updatedAt),
  };
}

/** Body of company_contacts/*. */
export function companyContactBody(company: Company, contact: CompanyContact) {
  return {
    admin_graphql_api_id: gid("CompanyContact", contact.id),
    customer_admin_graphql_api_id: gid("Customer", contact.customerId),
    title: contact.title ?? "",
    locale: "en",
    created_at: restTime(contact.createdAt),
    updated_at: restTime(contact.updatedAt),
    company: companyBody(company),
  };
}

/** Body of company_locations/*. */
export function companyLocationBody(company: Company, location: CompanyLocation) {
  const { name, note, phone, externalId, taxExemptions, taxExempt, taxRegistrationId } = location;
  return {
    admin_graphql_api_id: gid("CompanyLocation", location.id),
    name,
    note: note ?? "",
    phone: phone ?? "",
    external_id: externalId ?? "",
    locale: "en",
    created_at: restTime(location.createdAt),
    updated_at: restTime(location.updatedAt),
    buyer_experience_configuration: null,
    tax_exemptions: taxExemptions,
    tax_registration: taxRegistrationId === null ? null : { tax_id: taxRegistrationId },
    tax_settings: { tax_registration_id: taxRegistrationId ?? "", tax_exempt: taxExempt, tax_exemptions: taxExemptions },
    company: companyBody(company),
    billing_address: location.billingAddress && addressBody(company, location, location.billingAddress),
    shipping_address: location.shippingAddress && addressBody(company, location, location.shippingAddress),
  };
}

function addressBody(company: Company, location: CompanyLocation, address: Address) {
  return {
    admin_graphql_api_id: gid("CompanyAddress", location.id),
    company_admin_graphql_api_id: gid("Company", company.id),
    recipient: address.company ?? company.name,
    first_name: address.firstName || null,
    last_name: address.lastName || null,
    address1: address.address1,
    address2: null,
    city: address.city,
    zip: address.zip,
    province: address.province ?? "",
    zone_code: address.provinceCode ?? "",
    country: address.country,
    country_code: address.countryCode,
    phone: address.phone ?? "",
    created_at: restTime(location.createdAt),
    updated_at: restTime(location.updatedAt),
  };
}
