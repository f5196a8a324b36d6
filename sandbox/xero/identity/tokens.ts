import { createHash } from "node:crypto";
import { newGuid, stableGuid } from "../ids";
import { DEMO_USER, type Consent, type IdentityState } from "./identity-state";
import { signJwt, verifyJwt } from "./jwt";

/** Lifetimes and the grace of a replaced refresh token: Xero, Nov 2026. */
const ACCESS_TOKEN_SECONDS = 1800;
const ID_TOKEN_SECONDS = 300;
const REFRESH_TOKEN_MS = 60 * 24 * 3_600_000;
const REFRESH_GRACE_MS = 30 * 60_000;

export interface TokenAnswer {
  id_token?: string;
  access_token: string;
  expires_in: number;
  token_type: "Bearer";
  refresh_token?: string;
  scope: string;
}

export interface TokenWish {
  consent: Consent;
  issuer: string;
  nonce: string | undefined;
}

/** A fresh set of tokens for a consent; a refresh token only with `offline_access`, an id token only with `openid`. */
export function issueTokens(state: IdentityState, { consent, issuer, nonce }: TokenWish): TokenAnswer {
  const accessToken = signAccessToken(state, consent, issuer);
  const answer: TokenAnswer = {
    access_token: accessToken,
    expires_in: ACCESS_TOKEN_SECONDS,
    token_type: "Bearer",
    scope: consent.scopes.join(" "),
  };
  if (consent.scopes.includes("openid")) answer.id_token = signIdToken(state, { consent, issuer, nonce }, accessToken);
  if (consent.scopes.includes("offline_access")) answer.refresh_token = newRefreshToken(state, consent);
  return answer;
}

function signAccessToken(state: IdentityState, consent: Consent, issuer: string): string {
  const issuedAt = Math.floor(state.clock.now() / 1000);
  return signJwt(state.data.signingKey, {
    nbf: issuedAt,
    exp: issuedAt + ACCESS_TOKEN_SECONDS,
    iat: issuedAt,
    iss: issuer,
    aud: `${issuer}/resources`,
    client_id: consent.clientId,
    sub: stableGuid("subject/sam-taylor").replaceAll("-", ""),
    auth_time: issuedAt,
    xero_userid: DEMO_USER.userId,
    global_session_id: stableGuid(`session/${consent.authEventId}`).replaceAll("-", ""),
    jti: newGuid().replaceAll("-", "").toUpperCase(),
    authentication_event_id: consent.authEventId,
    scope: consent.scopes,
  });
}

/**
 * An id token is checked by the app against the app's own clock, so it carries the machine's time even
 * when the simulated clock was pushed forward: otherwise every refresh after that would look forged.
 */
function signIdToken(state: IdentityState, { consent, issuer, nonce }: TokenWish, accessToken: string): string {
  const issuedAt = Math.floor(Date.now() / 1000);
  const half = createHash("sha256").update(accessToken).digest().subarray(0, 16);
  return signJwt(state.data.signingKey, {
    nbf: issuedAt,
    exp: issuedAt + ID_TOKEN_SECONDS,
    iat: issuedAt,
    iss: issuer,
    aud: consent.clientId,
    ...(nonce === undefined ? {} : { nonce }),
    at_hash: half.toString("base64url"),
    sub: stableGuid("subject/sam-taylor").replaceAll("-", ""),
    auth_time: issuedAt,
    xero_userid: DEMO_USER.userId,
    preferred_username: DEMO_USER.email,
    email: DEMO_USER.email,
    name: DEMO_USER.name,
    given_name: DEMO_USER.givenName,
    family_name: DEMO_USER.familyName,
  });
}

function newRefreshToken(state: IdentityState, consent: Consent): string {
  const nowMs = state.clock.now();
  const token = `${newGuid()}${newGuid()}`.replaceAll("-", "");
  state.change((data) => {
    data.refreshTokens = data.refreshTokens.filter((known) => isUsable(known, nowMs));
    data.refreshTokens.push({
      token,
      clientId: consent.clientId,
      authEventId: consent.authEventId,
      scopes: consent.scopes,
      expiresAtMs: nowMs + REFRESH_TOKEN_MS,
      replacedAtMs: undefined,
    });
  });
  return token;
}

/** A refresh token works for 60 days, or until 30 minutes after it was first exchanged. */
export function isUsable(token: { expiresAtMs: number; replacedAtMs: number | undefined }, nowMs: number): boolean {
  const graceEndsMs = token.replacedAtMs === undefined ? Infinity : token.replacedAtMs + REFRESH_GRACE_MS;
  return nowMs <= Math.min(token.expiresAtMs, graceEndsMs);
}

export interface AccessToken {
  clientId: string;
  authEventId: string;
  scopes: string[];
}

/** Reads an `Authorization: Bearer` header; `problem` is the Detail of Xero's 401. */
export function readAccessToken(state: IdentityState, header: string | undefined): AccessToken | { problem: string } {
  const token = /^Bearer (.+)$/i.exec(header ?? "")?.[1];
  const claims = token === undefined ? undefined : verifyJwt(state.data.signingKey, token);
  if (!claims || typeof claims["exp"] !== "number" || !Array.isArray(claims["scope"])) {
    return { problem: "AuthenticationUnsuccessful" };
  }
  const expiresAtMs = claims["exp"] * 1000;
  if (state.clock.now() >= expiresAtMs)
    return { problem: `TokenExpired: token expired at ${americanTime(expiresAtMs)}` };
  return {
    clientId: String(claims["client_id"]),
    authEventId: String(claims["authentication_event_id"]),
    scopes: claims["scope"].map(String),
  };
}

/** `MM/dd/yyyy HH:mm:ss`, as in Xero's own sentence. */
function americanTime(ms: number): string {
  const [day = "", time = ""] = new Date(ms).toISOString().slice(0, 19).split("T");
  const [year, month, date] = day.split("-");
  return `${month}/${date}/${year} ${time}`;
}
