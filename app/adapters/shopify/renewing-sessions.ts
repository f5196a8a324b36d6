import { Session } from "@shopify/shopify-api";
import type { Clock } from "../../ports/clock";
import type { Log } from "../../ports/log";
import type { Seal } from "../../ports/seal";
import type { ShopSessions } from "../../ports/shop-sessions";
import type { AskForTokens } from "./ask-for-tokens";
import { sealTokens, type Sessions } from "./sealed-sessions";

/** Neither renewed nor good for another call. It passes: nothing was asked of Shopify with the old token. */
export class TokensNotRenewed extends Error {}

/**
 * Shopify's access tokens live an hour. The library renews them itself in their last five minutes, in every process that
 * happens to look; so we are earlier, and it never comes to that.
 */
const RENEW_BEFORE_MS = 10 * 60_000;
const CLAIM_MS = 20_000;
const LOOK_EVERY_MS = 100;
const MOST_LOOKS = 100;

type Tools = { claims: ShopSessions; askForTokens: AskForTokens; seal: Seal; clock: Pick<Clock, "now" | "wait">; log: Log };
type Expiring = Session & { expires: Date; refreshToken: string };

/**
 * A storage that never hands out a session which is about to expire, if it can be helped. One process renews; the others
 * go on with the old token, and only where that has run out do they wait for the new one.
 */
export function renewingSessions(stored: Sessions, tools: Tools): Sessions {
  return {
    ...stored,
    loadSession: async (id) => {
      const session = await stored.loadSession(id);

      return session && isExpiring(session, tools) ? renew(stored, tools, session) : session;
    },
  };
}

function isExpiring(session: Session, { clock }: Tools): session is Expiring {
  return Boolean(session.refreshToken && session.expires && session.expires.getTime() - clock.now().getTime() < RENEW_BEFORE_MS);
}

async function renew(stored: Sessions, tools: Tools, session: Expiring): Promise<Session | undefined> {
  const now = tools.clock.now();
  const claim = { expiresAt: session.expires, now, until: new Date(now.getTime() + CLAIM_MS) };
  const mine = await tools.claims.claimRenewal(session.id, claim);
  const renewed = mine && (await renewClaimed(stored, tools, session));
  if (renewed) return renewed;
  if (session.expires > now) return asItIs(session);
  const others = !mine && (await waitForOther(stored, tools, session));
  if (others) return others;

  throw new TokensNotRenewed("Shopify's tokens have run out and could not be renewed yet.");
}

/** Null when it could not be done for a passing reason. */
async function renewClaimed(stored: Sessions, tools: Tools, session: Expiring): Promise<Session | null> {
  const answer = await tools.askForTokens(session.shop, session.refreshToken);
  if (answer.kind === "done") return put(stored, tools, { old: session, pair: answer.value });
  tools.log.warn("Shopify's tokens could not be renewed.", { shop: session.shop, kind: answer.kind });

  // Dead: kept without its refresh token, so that nobody asks again. The merchant's next visit brings a new pair.
  return answer.kind === "unauthorised" ? put(stored, tools, { old: session, pair: asItIs(session) }) : null;
}

/**
 * Stored before it is used. If the answer was lost, the old refresh token works until its replacement is first used
 * (Shopify, 28 August 2026), so the next try is no different. Whoever was slower than his claim lasts finds another pair
 * in its place: that one counts, and his is one too many.
 */
async function put(stored: Sessions, { claims, seal }: Tools, { old, pair }: { old: Expiring; pair: Session }): Promise<Session | null> {
  const { accessToken = "", refreshToken = null, expires = old.expires, refreshTokenExpires = null } = sealTokens(pair, seal);
  const to = { accessToken, refreshToken, expiresAt: expires, refreshExpiresAt: refreshTokenExpires };
  if (await claims.saveRenewed(old.id, { from: old.expires, to })) return pair;

  return (await stored.loadSession(old.id)) ?? null;
}

/** Without its refresh token the library takes it as it is: in its last minutes still good, after that a 401 or a new exchange. */
function asItIs(session: Session): Session {
  const { refreshToken: _kept, ...rest } = session.toObject();

  return new Session(rest);
}

async function waitForOther(stored: Sessions, tools: Tools, { id }: Expiring): Promise<Session | null> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    await tools.clock.wait(LOOK_EVERY_MS);
    const newest = await stored.loadSession(id);
    if (newest && !isExpiring(newest, tools)) return newest;
  }

  return null;
}
