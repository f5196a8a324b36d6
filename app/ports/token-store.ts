import type { ConnectionId } from "../domain/ids";
import type { TokenSet } from "./token-set";

export type StoredTokens = { tokens: TokenSet; version: number };

/** Keeps each connection's tokens sealed, and lets one process at a time refresh them. */
export interface TokenStore {
  read(id: ConnectionId): Promise<StoredTokens | null>;
  /** True for the one caller that may refresh this version now. */
  claimRefresh(id: ConnectionId, claim: { version: number; now: Date; until: Date }): Promise<boolean>;
  /** Both tokens and the next version in one statement, before the new access token is used. False when another version stands there. */
  save(id: ConnectionId, renewed: { version: number; tokens: TokenSet }): Promise<boolean>;
  /** Only while it is disconnected: whoever has reconnected meanwhile keeps his new ones. */
  clear(id: ConnectionId): Promise<void>;
}
