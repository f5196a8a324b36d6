import { custom, Issuer, type Client } from "openid-client";
import type { TenantId } from "../../domain/ids";
import type { BooksIdentity, ConsentedOrganisation } from "../../ports/books-identity";
import type { Log } from "../../ports/log";
import { call, mapAnswer } from "./call";
import { claimsOf } from "./token-claims";
import { tokensFrom } from "./token-answer";
import type { XeroAddresses } from "./xero-addresses";
import { xeroClientFor } from "./xero-client";

export type XeroApp = { clientId: string; clientSecret: string; redirectUri: string; addresses: XeroAddresses };

/** Granular scopes: apps made after 2 March 2026 get no others. Each is used; see the README for what for. */
const SCOPES = [
  "openid profile email offline_access",
  "accounting.invoices accounting.payments accounting.banktransactions accounting.contacts accounting.settings.read",
  "accounting.manualjournals.read",
].join(" ");

/** Xero's token endpoint may be slow, and an answer that is not waited for has spent a refresh token all the same. */
const TIMEOUT_MS = 15_000;
/** How far this machine's clock may be from Xero's before a consent is taken for forged. An id token lives five minutes. */
const CLOCK_TOLERANCE_S = 300;

export function makeXeroIdentity(app: XeroApp, log: Log): BooksIdentity {
  const client = openIdClient(app);

  return {
    consentUrl: ({ state, codeChallenge }) =>
      client.authorizationUrl({ scope: SCOPES, state, code_challenge: codeChallenge, code_challenge_method: "S256" }),
    exchangeCode: async (code, verifier) =>
      // The state was compared by the use case, against the browser's cookie as well.
      tokensFrom(() => client.callback(app.redirectUri, { code }, { code_verifier: verifier, response_type: "code" }), log),
    // Not `client.refresh`: it checks the id token against this machine's clock. Who consented was known long ago, and one second
    // behind it threw after the refresh token was spent.
    refresh: async (refreshToken) => tokensFrom(() => client.grant({ grant_type: "refresh_token", refresh_token: refreshToken }), log),
    organisations: async ({ accessToken }) => {
      const connections = await call(() => xeroClientFor(accessToken).updateTenants(false));

      return mapAnswer(connections, (tenants: Tenant[]) => tenants.filter(isOfConsent(accessToken)).map(toOrganisation));
    },
    disconnect: async (accessToken, xeroConnectionId) =>
      mapAnswer(await call(() => xeroClientFor(accessToken).disconnect(xeroConnectionId)), () => undefined),
  };
}

/** xero-node's own way through openid-client knows no PKCE and fixes its hosts, so the client is made here. */
function openIdClient({ clientId, clientSecret, redirectUri, addresses }: XeroApp): Client {
  const issuer = new Issuer({
    issuer: "https://identity.xero.com",
    authorization_endpoint: `${addresses.login}/identity/connect/authorize`,
    token_endpoint: `${addresses.identity}/connect/token`,
    revocation_endpoint: `${addresses.identity}/connect/revocation`,
    jwks_uri: `${addresses.identity}/.well-known/openid-configuration/jwks`,
  });
  const client = new issuer.Client({
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: [redirectUri],
    response_types: ["code"],
  });
  issuer[custom.http_options] = client[custom.http_options] = () => ({ timeout: TIMEOUT_MS });
  client[custom.clock_tolerance] = CLOCK_TOLERANCE_S;

  return client;
}

type Tenant = { id: string; authEventId: string; tenantId: string; tenantName: string; tenantType: string };

/** The token names the consent it came from; older consents of the same person are not this shop's business. */
function isOfConsent(accessToken: string): (tenant: Tenant) => boolean {
  const claims = claimsOf(accessToken);

  return ({ authEventId, tenantType }) => tenantType === "ORGANISATION" && authEventId === claims.authentication_event_id;
}

function toOrganisation({ id, tenantId, tenantName }: Tenant): ConsentedOrganisation {
  return { tenantId: tenantId as TenantId, name: tenantName, xeroConnectionId: id };
}
