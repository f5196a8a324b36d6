import type { TokenStore } from "../../../app/ports/token-store";
import type { AtOnce } from "./as-port";
import type { Database } from "./database";

export function makeTokenStore(db: Database): AtOnce<TokenStore> {
  return {
    read: (id) => {
      const { tokens, tokenVersion } = db.connection(id);

      return tokens && { tokens, version: tokenVersion };
    },
    claimRefresh: (id, { version, now, until }) => {
      const row = db.connection(id);
      if (row.tokenVersion !== version || (row.refreshClaimUntil && row.refreshClaimUntil >= now)) return false;
      row.refreshClaimUntil = until;

      return true;
    },
    save: (id, { version, tokens }) => {
      const row = db.connection(id);
      if (row.tokenVersion !== version) return false;
      db.tokensStored.add(tokens.accessToken);
      Object.assign(row, { tokens, tokenVersion: version + 1, refreshClaimUntil: null });

      return true;
    },
    clear: (id) => {
      const row = db.connection(id);
      if (row.state === "DISCONNECTED") Object.assign(row, { tokens: null, tokenVersion: row.tokenVersion + 1 });
    },
  };
}
