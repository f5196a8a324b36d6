import type { ConnectionId } from "../../domain/ids";
import type { Seal } from "../../ports/seal";
import type { TokenSet } from "../../ports/token-set";
import type { TokenStore } from "../../ports/token-store";
import type { Database } from "./database";
import { openTokenSet, sealTokenSet } from "./sealed-tokens";

export function makeTokenStore(db: Database, seal: Seal): TokenStore {
  return {
    read: async (id) => {
      const [row] = await db.straight.$queryRaw<{ tokens: string | null; tokenVersion: number }[]>`
        SELECT "tokens", "tokenVersion" FROM "Connection" WHERE "id" = ${id}`;
      if (!row) throw new Error("A connection without a row has no tokens.");

      return row.tokens === null ? null : { tokens: openTokenSet(seal, tokenContext(id), row.tokens), version: row.tokenVersion };
    },
    claimRefresh: async (id, { version, now, until }) => {
      const free = { OR: [{ refreshClaimUntil: null }, { refreshClaimUntil: { lt: now } }] };
      const { count } = await db.connection.updateMany({
        where: { id, tokenVersion: version, ...free },
        data: { refreshClaimUntil: until },
      });

      return count === 1;
    },
    save: async (id, { version, tokens }) => {
      const data = tokenColumns(seal, { id, version: version + 1, tokens });
      const { count } = await db.connection.updateMany({ where: { id, tokenVersion: version }, data });

      return count === 1;
    },
    clear: async (id) => {
      await db.connection.updateMany({
        where: { id, state: "DISCONNECTED" },
        data: { tokens: null, tokensExpireAt: null, tokenVersion: { increment: 1 } },
      });
    },
  };
}

/** The columns that hold a connection's tokens, written together so that version and tokens never disagree. */
export function tokenColumns(seal: Seal, { id, version, tokens }: { id: ConnectionId; version: number; tokens: TokenSet }) {
  return {
    tokens: sealTokenSet(seal, tokenContext(id), tokens),
    tokensExpireAt: tokens.expiresAt,
    tokenVersion: version,
    refreshClaimUntil: null,
  };
}

function tokenContext(id: ConnectionId): string {
  return `Connection|tokens|${id}`;
}
