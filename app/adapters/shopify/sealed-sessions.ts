import { Session } from "@shopify/shopify-api";
import type { Seal } from "../../ports/seal";

/** What Shopify's library asks of a session storage. */
export interface Sessions {
  storeSession(session: Session): Promise<boolean>;
  loadSession(id: string): Promise<Session | undefined>;
  deleteSession(id: string): Promise<boolean>;
  deleteSessions(ids: string[]): Promise<boolean>;
  findSessionsByShop(shop: string): Promise<Session[]>;
}

/** Shopify's own storage, with both tokens of each session sealed. */
export function sealedSessions(stored: Sessions, seal: Seal): Sessions {
  return {
    storeSession: (session) => stored.storeSession(sealTokens(session, seal)),
    loadSession: async (id) => {
      const session = await stored.loadSession(id);

      return session && openTokens(session, seal);
    },
    deleteSession: (id) => stored.deleteSession(id),
    deleteSessions: (ids) => stored.deleteSessions(ids),
    findSessionsByShop: async (shop) => (await stored.findSessionsByShop(shop)).map((session) => openTokens(session, seal)),
  };
}

/** The same session with its tokens as they are stored. A session's id names its shop, so that a row copied to another shop does not open. */
export function sealTokens(session: Session, seal: Seal): Session {
  return withTokens(session, (token, column) => seal.seal(token, context(session, column)));
}

/** Shopify's tokens begin with shpat_ and shprt_, sealed ones with v1: those of before are read as they are, and sealed when next written. */
function openTokens(session: Session, seal: Seal): Session {
  return withTokens(session, (token, column) => (token.startsWith("v1.") ? seal.open(token, context(session, column)) : token));
}

type Column = "accessToken" | "refreshToken";

function withTokens(session: Session, change: (token: string, column: Column) => string): Session {
  const changed = new Session(session.toObject());
  if (session.accessToken) changed.accessToken = change(session.accessToken, "accessToken");
  if (session.refreshToken) changed.refreshToken = change(session.refreshToken, "refreshToken");

  return changed;
}

function context({ id }: Session, column: Column): string {
  return `Session|${column}|${id}`;
}
