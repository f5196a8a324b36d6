import { gid } from "../../gid";
import type { Shop } from "../../store/records";
import { defineType } from "../define-type";
import { addressOf } from "./address";

export const shopTypes = {
  Shop: defineType<Shop>({
    id: ({ id }) => gid("Shop", id),
    name: ({ name }) => name,
    email: ({ email }) => email,
    contactEmail: ({ email }) => email,
    shopOwnerName: ({ ownerName }) => ownerName,
    myshopifyDomain: ({ domain }) => domain,
    url: ({ domain }) => `https://${domain}`,
    primaryDomain: ({ id, domain }) => ({ id: gid("Domain", id), host: domain, url: `https://${domain}`, sslEnabled: true }),
    createdAt: ({ createdAt }) => createdAt,
    currencyCode: ({ currency }) => currency,
    enabledPresentmentCurrencies: ({ currency }) => [currency],
    ianaTimezone: ({ timezone }) => timezone,
    taxesIncluded: ({ taxesIncluded }) => taxesIncluded,
    taxShipping: ({ taxes }) => taxes.length > 0,
    billingAddress: ({ id, address }) => addressOf(address, id),
    shopAddress: ({ id, address }) => addressOf(address, id),
    plan: ({ plan }) => ({ displayName: plan, publicDisplayName: plan, partnerDevelopment: false, shopifyPlus: plan === "Plus" }),
    setupRequired: () => false,
    orderNumberFormatPrefix: () => "#",
    orderNumberFormatSuffix: () => "",
  }),
};
