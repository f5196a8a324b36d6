import { createHash, timingSafeEqual } from "node:crypto";
import type { RegisteredApp } from "../settings";
import type { Consent, IdentityState } from "./identity-state";
import { isUsable, issueTokens, type TokenAnswer } from "./tokens";

export interface TokenRequest {
  form: Record<string, unknown>;
  authorization: string | undefined;
}

export interface TokenContext {
  state: IdentityState;
  app: RegisteredApp;
  issuer: string;
}

export type TokenError = "invalid_client" | "invalid_grant" | "invalid_request" | "unsupported_grant_type";
/** `unsupported`: what the simulator lacks, in a sentence. */
export type TokenResult = { tokens: TokenAnswer } | { error: TokenError } | { unsupported: string };

/** POST /connect/token. Every refusal is a 400 with one word, as Xero's is (Nov 2026). */
export function exchange(context: TokenContext, request: TokenRequest): TokenResult {
  if (!isTheApp(context.app, request)) return { error: "invalid_client" };
  const grantType = text(request, "grant_type");
  if (grantType === "authorization_code") return exchangeCode(context, request);
  if (grantType === "refresh_token") return exchangeRefreshToken(context, request);
  if (grantType === "client_credentials") {
    return { unsupported: "Custom connections (grant_type client_credentials) are not simulated." };
  }
  return { error: grantType === undefined ? "invalid_request" : "unsupported_grant_type" };
}

/**
 * POST /connect/revocation: ends the app's access altogether, connections and granted scopes included.
 * An unknown token is no error (RFC 7009).
 */
export function revoke({ state, app }: TokenContext, request: TokenRequest): { error: TokenError } | undefined {
  if (!isTheApp(app, request)) return { error: "invalid_client" };
  const token = text(request, "token");
  if (!state.data.refreshTokens.some((known) => known.token === token)) return undefined;
  state.change((data) => Object.assign(data, { refreshTokens: [], connections: [], grantedScopes: [] }));
  return undefined;
}

function exchangeCode(context: TokenContext, request: TokenRequest): TokenResult {
  const { state, issuer } = context;
  const code = state.data.codes.find((known) => known.code === text(request, "code"));
  if (!code) return { error: "invalid_grant" };
  // A code is spent by the first attempt to use it, right or wrong.
  state.change((data) => {
    data.codes = data.codes.filter((known) => known !== code);
  });
  const isRight =
    state.clock.now() <= code.expiresAtMs &&
    text(request, "redirect_uri") === code.redirectUri &&
    answersChallenge(code.codeChallenge, text(request, "code_verifier"));
  if (!isRight) return { error: "invalid_grant" };
  return { tokens: issueTokens(state, { consent: consentOf(code), issuer, nonce: code.nonce }) };
}

function exchangeRefreshToken({ state, issuer }: TokenContext, request: TokenRequest): TokenResult {
  const nowMs = state.clock.now();
  const token = state.data.refreshTokens.find((known) => known.token === text(request, "refresh_token"));
  if (!token || !isUsable(token, nowMs)) return { error: "invalid_grant" };
  state.change(() => {
    token.replacedAtMs ??= nowMs;
  });
  return { tokens: issueTokens(state, { consent: consentOf(token), issuer, nonce: undefined }) };
}

function consentOf({ clientId, authEventId, scopes }: Consent): Consent {
  return { clientId, authEventId, scopes };
}

function answersChallenge(challenge: string | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined) return true;
  return verifier !== undefined && createHash("sha256").update(verifier).digest("base64url") === challenge;
}

/** Basic header (both parts form-encoded, RFC 6749 2.3.1) or client_id and client_secret in the form. */
function isTheApp(app: RegisteredApp, request: TokenRequest): boolean {
  const basic = /^Basic (.+)$/i.exec(request.authorization ?? "")?.[1];
  const [id, secret] =
    basic === undefined
      ? [text(request, "client_id"), text(request, "client_secret")]
      : Buffer.from(basic, "base64").toString("utf8").split(":").map(formDecoded);
  return sameSecret(id, app.clientId) && sameSecret(secret, app.clientSecret);
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text; // Not form-encoded after all: many clients send the plain text.
  }
}

function sameSecret(left: string | undefined, right: string): boolean {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  return left !== undefined && timingSafeEqual(digest(left), digest(right));
}

function text({ form }: TokenRequest, name: string): string | undefined {
  const value = form[name];
  return typeof value === "string" ? value : undefined;
}
