import type { ShopDomain } from "../domain/ids";
import type { BooksIdentity } from "../ports/books-identity";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { Log } from "../ports/log";
import type { ShopSessions } from "../ports/shop-sessions";
import type { TokenSet } from "../ports/token-set";
import type { TokenStore } from "../ports/token-store";

type Ports = { connections: ConnectionStore; tokens: TokenStore; identity: BooksIdentity; sessions: ShopSessions; log: Log };

/** Stops everything between a shop and its books. Records stay on both sides, so that reconnecting resumes. */
export type Disconnect = (shop: ShopDomain) => Promise<void>;

export function makeDisconnect(ports: Ports): Disconnect {
  return async (shop) => {
    const connection = await ports.connections.active(shop);
    if (!connection) return;
    await ports.connections.setState(connection.id, { from: ["SETUP", "LIVE", "RECONNECT"], to: "DISCONNECTED" });
    try {
      await handBackAccess(ports, connection);
    } finally {
      await ports.tokens.clear(connection.id);
    }
  };
}

/**
 * The state is changed first: whatever Xero answers, nothing flows any more on our side. Xero has one connection to an
 * organisation, whoever of our shops uses it: while another does, ending it would cut that one off. Of two that leave at once both
 * may end it, and neither leaves it behind. One that has to reconnect makes it anew.
 */
async function handBackAccess(ports: Ports, { id, tenantId, xeroConnectionId }: Connection): Promise<void> {
  const { connections, tokens, identity, log } = ports;
  const stored = await tokens.read(id);
  if (!stored) return;
  const others = await connections.onTenant(tenantId);
  if (others.some(({ state }) => state !== "RECONNECT")) {
    log.info("Another shop uses the same organisation; Xero keeps its connection.", { connectionId: id, tenantId });
    return;
  }
  const answer = await endConnection(identity, { tokens: stored.tokens, xeroConnectionId });
  if (answer.kind !== "done") {
    log.warn("Xero did not confirm the disconnection; Crossfoot has dropped its access all the same.", {
      connectionId: id,
      kind: answer.kind,
    });
  }
}

/** Between two sweeps the access token may have run out. What takes its place is not stored: all of them are dropped next. */
async function endConnection(identity: BooksIdentity, { tokens, xeroConnectionId }: { tokens: TokenSet; xeroConnectionId: string }) {
  const answer = await identity.disconnect(tokens.accessToken, xeroConnectionId);
  if (answer.kind !== "unauthorised") return answer;
  const renewed = await identity.refresh(tokens.refreshToken);

  return renewed.kind === "done" ? identity.disconnect(renewed.value.accessToken, xeroConnectionId) : renewed;
}

/** Uninstalled: Shopify's tokens are dead too. */
export type ForgetShop = (shop: ShopDomain) => Promise<void>;

export function makeForgetShop(ports: Ports): ForgetShop {
  const disconnect = makeDisconnect(ports);

  return async (shop) => {
    await disconnect(shop);
    await ports.sessions.deleteAll(shop);
  };
}
