import { Issuer, type Client, type TokenSet as OpenIdTokens } from "openid-client";
import type { TenantId } from "../../domain/ids";
import type { Answer } from "../../ports/answer";
import type { BooksIdentity, ConsentedOrganisation } from "../../ports/books-identity";
import type { TokenSet } from "../../ports/token-set";
import { call, mapAnswer } from "./call";
import { claimsOf } from "./token-claims";
import type { XeroAddresses } from "./xero-addresses";
import { xeroClientFor } from "./xero-client";

export type XeroApp = { clientId: string; clientSecret: string; redirectUri: string; addresses: XeroAddresses };

/** Granular scopes: apps made after 2 March 2026 get no others. Each is used; see the README for what for. */
const SCOPES = [
  "openid profile email offline_access",
  "accounting.invoices accounting.payments accounting.banktransactions accounting.contacts accounting.settings.read",
  "accounting.manualjournals.read",
].join(" ");

export function makeXeroIdentity(app: XeroApp): BooksIdentity {
  const client = openIdClient(app);

  return {
    consentUrl: ({ state, codeChallenge }) =>
      client.authorizationUrl({ scope: SCOPES, state, code_challenge: codeChallenge, code_challenge_method: "S256" }),
    exchangeCode: async (code, verifier) =>
      // The state was compared by the use case, against the browser's cookie as well.
      tokensFrom(() => client.callback(app.redirectUri, { code }, { code_verifier: verifier, response_type: "code" })),
    refresh: async (refreshToken) => tokensFrom(() => client.refresh(refreshToken)),
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

  return new issuer.Client({ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], response_types: ["code"] });
}

async function tokensFrom(grant: () => Promise<OpenIdTokens>): Promise<Answer<TokenSet>> {
  const answer = await call(async () => {
    try {
      return await grant();
    } catch (error) {
      // OAuth says "this refresh token or code is worth nothing" with 400 and this word; only a new consent helps.
      if (error instanceof Error && "error" in error && error.error === "invalid_grant") return null;
      throw error;
    }
  });
  if (answer.kind !== "done") return answer;
  const { access_token, refresh_token, expires_at } = answer.value ?? {};
  if (!access_token || !refresh_token || !expires_at) return { kind: "unauthorised" };

  return { kind: "done", value: { accessToken: access_token, refreshToken: refresh_token, expiresAt: new Date(expires_at * 1000) } };
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
