import { isDraftOrder, legacyId } from "../domain/ids";
import type { Organisation } from "../domain/ledger/organisation";

/** Origins of the three, and the app's handle in the admin. */
type Origins = { admin: string; app: string; xero: string; handle: string };

/** Addresses that people are sent to, on both platforms and in the app. */
export function webAddresses({ admin, app, xero, handle }: Origins) {
  const store = (shop: string) => `${admin}/store/${shop.replace(/\.myshopify\.com$/, "")}`;
  const deepLink = (shortCode: string, page: string) =>
    `${xero}/organisationlogin/default.aspx?shortcode=${encodeURIComponent(shortCode)}&redirecturl=${encodeURIComponent(page)}`;

  return {
    orderUrl: (shop: string, orderId: string) => `${store(shop)}/${isDraftOrder(orderId) ? "draft_orders" : "orders"}/${legacyId(orderId)}`,
    customerUrl: (shop: string, customerId: string) => `${store(shop)}/customers/${legacyId(customerId)}`,
    /** The app inside the admin: after a consent the browser goes back into the iframe. */
    embeddedUrl: (shop: string, path: string) => `${store(shop)}/apps/${handle}${path}`,
    consentStartUrl: (consentId: string) => `${app}/xero/start?t=${consentId}`,
    organisationUrl: (shortCode: string) => deepLink(shortCode, "/Dashboard/default.aspx"),
    invoiceUrl: ({ shortCode }: Organisation, invoiceId: string) =>
      deepLink(shortCode, `/AccountsReceivable/View.aspx?InvoiceID=${invoiceId}`),
    /** Xero names no address for quotes; this is where its own pages show them (Nov 2026). */
    quoteUrl: ({ shortCode }: Organisation, quoteId: string) => deepLink(shortCode, `/Accounts/Receivable/Quotes/View/${quoteId}`),
    contactUrl: ({ shortCode }: Organisation, contactId: string) => deepLink(shortCode, `/Contacts/View/${contactId}`),
  };
}
