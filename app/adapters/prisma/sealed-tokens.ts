import type { Seal } from "../../ports/seal";
import type { TokenSet } from "../../ports/token-set";

/** A token set as one sealed text: a copy of the table opens nobody's books. */
export function sealTokenSet(seal: Seal, context: string, tokens: TokenSet): string {
  return seal.seal(JSON.stringify(tokens), context);
}

export function openTokenSet(seal: Seal, context: string, sealed: string): TokenSet {
  const { accessToken, refreshToken, expiresAt } = JSON.parse(seal.open(sealed, context)) as Record<keyof TokenSet, string>;

  return { accessToken, refreshToken, expiresAt: new Date(expiresAt) };
}
