import type { TenantId } from "../domain/ids";
import type { Answer } from "./answer";
import type { TokenSet } from "./token-set";

export type ConsentedOrganisation = { tenantId: TenantId; name: string; xeroConnectionId: string };

/** Xero's consent and tokens. A refused refresh is `unauthorised`: only the merchant can mend it. */
export interface BooksIdentity {
  consentUrl(request: { state: string; codeChallenge: string }): string;
  exchangeCode(code: string, verifier: string): Promise<Answer<TokenSet>>;
  refresh(refreshToken: string): Promise<Answer<TokenSet>>;
  /** What this very consent gave access to, not what older ones did. */
  organisations(tokens: TokenSet): Promise<Answer<ConsentedOrganisation[]>>;
  disconnect(accessToken: string, xeroConnectionId: string): Promise<Answer<void>>;
}
