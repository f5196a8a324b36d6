export interface AccessToken {
  readonly token: string;
  readonly shop: string;
  readonly scopes: readonly string[];
  /** Null for a token that never expires. */
  readonly expiresAtMs: number | null;
}

export interface RefreshToken {
  readonly token: string;
  readonly shop: string;
  readonly expiresAtMs: number;
  /** The refresh token this one replaces; it dies when this one is first used. */
  readonly replaces: string | null;
  firstUsedAtMs: number | null;
}
