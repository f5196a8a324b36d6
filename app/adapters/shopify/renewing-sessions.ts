import { Session } from "@shopify/shopify-api";
import type { Clock } from "../../ports/clock";
import type { Log } from "../../ports/log";
import type { Seal } from "../../ports/seal";
import type { ShopSessions } from "../../ports/shop-sessions";
import type { AskForTokens } from "./ask-for-tokens";
import { sealTokens, type Sessions } from "./sealed-sessions";

/** Neither renewed nor good for another call. It passes: nothing was asked of Shopify with the old token. */
export class TokensNotRenewed extends Error {
  /** `refused`: Shopify did not fail at it, it refused. */
  constructor(readonly refused: boolean) {
    super("Shopify's tokens have run out and could not be renewed yet.");
  }
}

/** A session that has run out. */
class NotRenewed extends Session {
  constructor(
    session: Session,
    readonly refused: boolean,
  ) {
    super(session.toObject());
  }
}

/**
 * Call before asking Shopify with a stored session; throws `TokensNotRenewed`. Not in `loadSession`: on a merchant's visit the library
 * loads the session too, and what it does with one that has run out mends everything. Thrown there, it locked the merchant out.
 */
export function assertRenewed(session: Session): void {
  if (session instanceof NotRenewed) throw new TokensNotRenewed(session.refused);
}

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
  const { renewed, refused } = mine ? await renewClaimed(stored, tools, session) : NOT_OURS;
  if (renewed) return renewed;
  if (session.expires > now) return asItIs(session);
  const others = !mine && (await waitForOther(stored, tools, session));

  return others || new NotRenewed(asItIs(session), refused);
}

/** `renewed` is null when it could not be done for a passing reason. */
type Renewal = { renewed: Session | null; refused: boolean };

const NOT_OURS: Renewal = { renewed: null, refused: false };

async function renewClaimed(stored: Sessions, tools: Tools, session: Expiring): Promise<Renewal> {
  const answer = await tools.askForTokens(session.shop, session.refreshToken);
  if (answer.kind === "done") return { renewed: await put(stored, tools, { old: session, pair: answer.value }), refused: false };
  tools.log.warn("Shopify's tokens could not be renewed.", { shop: session.shop, kind: answer.kind });
  if (answer.kind !== "unauthorised") return { renewed: null, refused: answer.kind === "rejected" };

  // Dead: kept without its refresh token, so that nobody asks again. The merchant's next visit brings a new pair.
  return { renewed: await put(stored, tools, { old: session, pair: asItIs(session) }), refused: true };
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
