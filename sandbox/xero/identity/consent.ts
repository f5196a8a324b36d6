import { newGuid } from "../ids";
import type { RegisteredApp } from "../settings";
import type { IdentityState } from "./identity-state";
import { isBroadScope, isKnownScope } from "./scopes";

/** Xero, Nov 2026: an authorisation code works once, for five minutes. */
const CODE_LIFETIME_MS = 5 * 60_000;

export interface AuthoriseRequest {
  clientId: string;
  redirectUri: string;
  responseType: string;
  scopes: string[];
  state: string | undefined;
  nonce: string | undefined;
  codeChallenge: string | undefined;
  codeChallengeMethod: string | undefined;
}

export interface AuthoriseRefusal {
  error: "access_denied" | "invalid_request" | "unauthorized_client" | "invalid_scope" | "unsupported_response_type";
  description: string;
}

export function parseAuthoriseRequest(query: Record<string, unknown>): AuthoriseRequest {
  const text = (name: string): string | undefined => (typeof query[name] === "string" ? query[name] : undefined);
  return {
    clientId: text("client_id") ?? "",
    redirectUri: text("redirect_uri") ?? "",
    responseType: text("response_type") ?? "",
    scopes: (text("scope") ?? "").split(" ").filter((scope) => scope !== ""),
    state: text("state"),
    nonce: text("nonce"),
    codeChallenge: text("code_challenge"),
    codeChallengeMethod: text("code_challenge_method"),
  };
}

/** Xero shows these on its own page and never redirects: the address to return to may be the thing that is wrong. */
export function refusalOf(app: RegisteredApp, request: AuthoriseRequest): AuthoriseRefusal | undefined {
  if (request.clientId !== app.clientId) {
    return { error: "unauthorized_client", description: "Unknown client or client not enabled" };
  }
  if (!app.redirectUris.includes(request.redirectUri) || !isAllowedRedirect(request.redirectUri)) {
    return { error: "unauthorized_client", description: "Invalid redirect_uri" };
  }
  if (request.responseType !== "code") {
    return { error: "unsupported_response_type", description: "response_type must be code" };
  }
  return scopeRefusal(request.scopes) ?? challengeRefusal(request);
}

/** Xero, Nov 2026: https, or http to this machine by its name; `http://127.0.0.1` is refused. */
function isAllowedRedirect(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === "https:" || (protocol === "http:" && hostname === "localhost");
}

/** One organisation more than the app's tier allows; Xero's words for it are not known. */
export function connectionRefusal(state: IdentityState, tenantId: string, limit: number): AuthoriseRefusal | undefined {
  if (state.connectionTo(tenantId) || state.data.connections.length < limit) return undefined;
  return {
    error: "access_denied",
    description: `This app has reached its limit of ${limit} connected organisations.`,
  };
}

function scopeRefusal(scopes: string[]): AuthoriseRefusal | undefined {
  if (scopes.length === 0) return { error: "invalid_scope", description: "scope is missing" };
  const broad = scopes.find(isBroadScope);
  if (broad !== undefined) return { error: "unauthorized_client", description: `Invalid scope for client: ${broad}` };
  const unknown = scopes.find((scope) => !isKnownScope(scope));
  return unknown === undefined ? undefined : { error: "invalid_scope", description: `Unknown scope: ${unknown}` };
}

function challengeRefusal({ codeChallenge, codeChallengeMethod }: AuthoriseRequest): AuthoriseRefusal | undefined {
  return codeChallenge !== undefined && codeChallengeMethod !== "S256"
    ? { error: "invalid_request", description: "Transform algorithm not supported: use code_challenge_method=S256" }
    : undefined;
}

/**
 * Sam Taylor says yes: the organisation is connected (or connected again, under a new consent) and the app
 * gets a code. Scopes only ever add up; to narrow them an app must revoke (Xero, Nov 2026).
 */
export function giveConsent(
  state: IdentityState,
  request: AuthoriseRequest,
  tenantId: string
): { code: string; redirectTo: string } {
  const nowMs = state.clock.now();
  const authEventId = newGuid();
  const code = `${newGuid()}${newGuid()}`.replaceAll("-", "");
  const scopes = [...new Set([...state.data.grantedScopes, ...request.scopes])];
  state.change((data) => {
    data.grantedScopes = scopes;
    const before = data.connections.find((connection) => connection.tenantId === tenantId);
    if (before) Object.assign(before, { authEventId, updatedAtMs: nowMs });
    else data.connections.push({ id: newGuid(), authEventId, tenantId, createdAtMs: nowMs, updatedAtMs: nowMs });
    data.codes.push({
      code,
      clientId: request.clientId,
      authEventId,
      scopes,
      redirectUri: request.redirectUri,
      nonce: request.nonce,
      codeChallenge: request.codeChallenge,
      expiresAtMs: nowMs + CODE_LIFETIME_MS,
    });
  });
  return { code, redirectTo: returnAddress(request, { code }) };
}

/** Where the browser goes after Cancel. */
export function cancelAddress(request: AuthoriseRequest): string {
  return returnAddress(request, { error: "access_denied" });
}

function returnAddress(request: AuthoriseRequest, result: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value);
  if (request.state !== undefined) url.searchParams.set("state", request.state);
  return url.href;
}
