import type { ConnectionId } from "../../domain/ids";
import type { Seal } from "../../ports/seal";
import type { TokenSet } from "../../ports/token-set";
import type { TokenStore } from "../../ports/token-store";
import type { Database } from "./database";

export function makeTokenStore(db: Database, seal: Seal): TokenStore {
  return {
    read: async (id) => {
      const row = await db.connection.findUniqueOrThrow({ where: { id }, select: { tokens: true, tokenVersion: true } });

      return row.tokens === null ? null : { tokens: openTokens(seal, id, row.tokens), version: row.tokenVersion };
    },
    claimRefresh: async (id, { version, now, until }) => {
      const free = { OR: [{ refreshClaimUntil: null }, { refreshClaimUntil: { lt: now } }] };
      const { count } = await db.connection.updateMany({ where: { id, tokenVersion: version, ...free }, data: { refreshClaimUntil: until } });

      return count === 1;
    },
    save: async (id, { version, tokens }) => {
      await db.connection.update({ where: { id, tokenVersion: version }, data: sealTokens(seal, { id, version: version + 1, tokens }) });
    },
    clear: async (id) => {
      await db.connection.update({ where: { id }, data: { tokens: null, tokensExpireAt: null, tokenVersion: { increment: 1 } } });
    },
  };
}

/** The columns that hold a token set: sealed, so that a copy of the table opens nobody's books. */
export function sealTokens(seal: Seal, { id, version, tokens }: { id: ConnectionId; version: number; tokens: TokenSet }) {
  return {
    tokens: seal.seal(JSON.stringify(tokens), tokenContext(id)),
    tokensExpireAt: tokens.expiresAt,
    tokenVersion: version,
    refreshClaimUntil: null,
  };
}

function openTokens(seal: Seal, id: ConnectionId, sealed: string): TokenSet {
  const { accessToken, refreshToken, expiresAt } = JSON.parse(seal.open(sealed, tokenContext(id))) as Record<keyof TokenSet, string>;

  return { accessToken, refreshToken, expiresAt: new Date(expiresAt) };
}

function tokenContext(id: ConnectionId): string {
  return `Connection|tokens|${id}`;
}
