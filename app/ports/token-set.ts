/** Xero's tokens of one consent. Never logged, stored sealed only. */
export type TokenSet = { accessToken: string; refreshToken: string; expiresAt: Date };
