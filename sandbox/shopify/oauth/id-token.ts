import { randomUUID } from "node:crypto";
import type { Shop } from "../store/records";
import type { World } from "../world";
import { signJwt, verifyJwt } from "./jwt";

const LIFETIME_S = 60;
/** Shopify's libraries accept clocks that are ten seconds apart. */
const TOLERANCE_S = 10;
/** The one staff member of every simulated shop. */
const STAFF_ID = "93481001";

/** What App Bridge hands an embedded page: proof, for one minute, of who is looking at which shop. */
export function issueIdToken(world: World, shop: Shop): string {
  const now = Math.floor(world.clock.now() / 1000);
  const claims = {
    iss: `https://${shop.domain}/admin`,
    dest: `https://${shop.domain}`,
    aud: world.app.clientId,
    sub: STAFF_ID,
    exp: now + LIFETIME_S,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID().replaceAll("-", ""),
  };
  return signJwt(claims, world.app.clientSecret);
}

/** True for a token of this app and this shop that is in its minute. */
export function isValidIdToken(world: World, shop: Shop, token: string): boolean {
  const claims = verifyJwt(token, world.app.clientSecret);
  const now = world.clock.now() / 1000;
  return (
    claims !== null &&
    claims["aud"] === world.app.clientId &&
    claims["dest"] === `https://${shop.domain}` &&
    typeof claims["exp"] === "number" &&
    claims["exp"] + TOLERANCE_S > now &&
    typeof claims["nbf"] === "number" &&
    claims["nbf"] - TOLERANCE_S <= now
  );
}
