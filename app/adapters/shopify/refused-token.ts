import { HttpResponseError, type Session } from "@shopify/shopify-api";
import type { Clock } from "../../ports/clock";
import type { ShopSessions } from "../../ports/shop-sessions";

type Tools = { sessions: Pick<ShopSessions, "runOut">; clock: Pick<Clock, "now"> };

/**
 * Asks, and where Shopify turns the token away (401) counts it as run out. Where the app was removed and installed again within the
 * token's hour, the library took the dead token for good, and exchanged none however often the merchant opened the app, as the page
 * told him to. Not deleted: the refresh token says whether it was Shopify's mistake, and a dead one lets the next visit bring a new pair.
 */
export async function noticingRefusal<Result>({ sessions, clock }: Tools, session: Session, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (thrown) {
    const now = clock.now();
    const { id, expires } = session;
    if (isTurnedAway(thrown) && expires && expires > now) await sessions.runOut(id, { expiresAt: expires, now });
    throw thrown;
  }
}

function isTurnedAway(thrown: unknown): boolean {
  return thrown instanceof HttpResponseError && thrown.response.code === 401;
}
