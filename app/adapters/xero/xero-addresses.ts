/** Origins of Xero's hosts. Anything but Xero's own only in sandbox mode (see config/env.server.ts). */
export type XeroAddresses = { login: string; identity: string; api: string; go: string };

export const XERO_ITSELF: XeroAddresses = {
  login: "https://login.xero.com",
  identity: "https://identity.xero.com",
  api: "https://api.xero.com",
  /** The books themselves, for links. */
  go: "https://go.xero.com",
};
