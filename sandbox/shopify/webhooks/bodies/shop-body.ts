import { primaryLocation } from "../../locations/find-location";
import type { Shop } from "../../store/records";
import type { World } from "../../world";
import { restTime } from "./money-set";

/** The REST-shaped shop that app/uninstalled carries. */
export function shopBody(world: World, shop: Shop) {
  const { address, domain, currency } = shop;
  return {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    customer_email: shop.email,
    shop_owner: shop.ownerName,
    domain,
    myshopify_domain: domain,
    ...addressFields(shop),
    phone: address.phone ?? "",
    source: null,
    primary_locale: "en",
    created_at: restTime(shop.createdAt),
    updated_at: restTime(shop.createdAt),
    currency,
    enabled_presentment_currencies: [currency],
    timezone: shop.timezone,
    iana_timezone: shop.timezone,
    money_format: `{{amount}} ${currency}`,
    money_with_currency_format: `{{amount}} ${currency}`,
    money_in_emails_format: `{{amount}} ${currency}`,
    money_with_currency_in_emails_format: `{{amount}} ${currency}`,
    taxes_included: shop.taxesIncluded,
    tax_shipping: shop.taxes.length > 0,
    plan_name: shop.plan.toLowerCase(),
    plan_display_name: shop.plan,
    primary_location_id: primaryLocation(world, shop)?.id ?? 0,
    ...FEATURES,
  };
}

function addressFields({ address }: Shop) {
  return {
    address1: address.address1,
    address2: null,
    city: address.city,
    zip: address.zip,
    province: address.province ?? "",
    province_code: address.provinceCode ?? "",
    country: address.countryCode,
    country_code: address.countryCode,
    country_name: address.country,
    latitude: null,
    longitude: null,
  };
}

/** What the simulated shop has or has not, the same for all of them. */
const FEATURES = {
  weight_unit: "kg",
  auto_configure_tax_inclusivity: null,
  county_taxes: null,
  has_discounts: true,
  has_gift_cards: true,
  has_storefront: true,
  google_apps_domain: null,
  google_apps_login_enabled: null,
  eligible_for_payments: true,
  requires_extra_payments_agreement: false,
  password_enabled: false,
  finances: true,
  checkout_api_supported: true,
  multi_location_enabled: true,
  setup_required: false,
  pre_launch_enabled: false,
  marketing_sms_consent_enabled_at_checkout: false,
  transactional_sms_disabled: false,
};
