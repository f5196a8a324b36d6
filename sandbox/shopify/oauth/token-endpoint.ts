import type { Request, Response } from "express";
import { shopOfRequest } from "../shop-of-request";
import type { Shop } from "../store/records";
import type { World } from "../world";
import { issueLastingToken, issueTokenPair, refreshTokens, type TokenAnswer } from "./access-tokens";
import { isValidIdToken } from "./id-token";

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE_TOKEN = "urn:shopify:params:oauth:token-type:offline-access-token";

interface OAuthError {
  readonly error: string;
  readonly error_description: string;
}

/** POST /admin/oauth/access_token: token exchange and refresh. Answers 200 or a 400 with an OAuth error. */
export function tokenEndpoint(world: World) {
  return (request: Request, response: Response): void => {
    const shop = shopOfRequest(world, request);
    const body = stringFields(request.body);
    const answer = shop ? grantTokens(world, shop, body) : refused("invalid_request", "The Host header names no shop of the simulated Shopify.");
    const accepted = "access_token" in answer;
    world.journal.record("token-request", { shop: shop?.domain ?? null, grant: body["grant_type"] ?? null, outcome: accepted ? "granted" : answer.error });
    response.status(accepted ? 200 : 400).json(answer);
  };
}

function grantTokens(world: World, shop: Shop, body: Readonly<Record<string, string>>): TokenAnswer | OAuthError {
  if (body["client_id"] !== world.app.clientId || body["client_secret"] !== world.app.clientSecret) {
    return refused("invalid_client", "client_id and client_secret are not those of an app Shopify knows.");
  }
  if (body["grant_type"] === TOKEN_EXCHANGE) return exchange(world, shop, body);
  if (body["grant_type"] === "refresh_token") {
    const answer = refreshTokens(world, shop, body["refresh_token"] ?? "");
    return answer ?? refused("invalid_grant", "The refresh token is unknown, expired, replaced or of another shop.");
  }
  return refused("unsupported_grant_type", "The simulated Shopify grants token-exchange and refresh_token.");
}

function exchange(world: World, shop: Shop, body: Readonly<Record<string, string>>): TokenAnswer | OAuthError {
  if (body["subject_token_type"] !== ID_TOKEN) return refused("invalid_request", `subject_token_type must be ${ID_TOKEN}.`);
  if (body["requested_token_type"] !== OFFLINE_TOKEN) {
    return refused("invalid_request", `The simulated Shopify does not model ${body["requested_token_type"]} yet; request ${OFFLINE_TOKEN}.`);
  }
  if (!shop.installation || !isValidIdToken(world, shop, body["subject_token"] ?? "")) {
    return refused("invalid_subject_token", "The session token is expired, not for this app and shop, or the app is not installed.");
  }
  if (body["expiring"] === "1") return issueTokenPair(world, shop, null);
  // Shopify: public apps created since 1 April 2026 get expiring offline tokens only.
  return world.allowLastingTokens ? issueLastingToken(world, shop) : refused("invalid_request", 'Non-expiring offline tokens are no longer granted: send expiring="1".');
}

function refused(error: string, description: string): OAuthError {
  return { error, error_description: description };
}

function stringFields(body: unknown): Record<string, string> {
  const entries = typeof body === "object" && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
