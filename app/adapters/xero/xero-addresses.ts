/** Origins of Xero's three hosts. Anything but Xero's own only in sandbox mode (see config/env.server.ts). */
export type XeroAddresses = { login: string; identity: string; api: string };

export const XERO_ITSELF: XeroAddresses = {
  login: "https://login.xero.com",
  identity: "https://identity.xero.com",
  api: "https://api.xero.com",
};
