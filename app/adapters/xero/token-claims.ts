/** What an access token says of itself; Xero's are JWTs. Nothing is proven by it: whether Xero takes it, Xero says. */
export type TokenClaims = { authentication_event_id?: string; scope?: readonly string[] };

export function claimsOf(accessToken: string): TokenClaims {
  const [, payload = ""] = accessToken.split(".");

  return JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as TokenClaims;
}
