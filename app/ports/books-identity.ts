import type { TenantId } from "../domain/ids";
import type { Answer } from "./answer";
import type { TokenSet } from "./token-set";

export type ConsentedOrganisation = { tenantId: TenantId; name: string; xeroConnectionId: string };

/** A request for tokens. `unauthorised`: what they were asked for with is worth nothing, and only the merchant can mend it. */
export type TokenAnswer = Extract<Answer<TokenSet>, { kind: "done" | "unauthorised" | "rate-limited" | "unreachable" }>;

/** Xero's consent and tokens. */
export interface BooksIdentity {
  consentUrl(request: { state: string; codeChallenge: string }): string;
  exchangeCode(code: string, verifier: string): Promise<TokenAnswer>;
  refresh(refreshToken: string): Promise<TokenAnswer>;
  /** What this very consent gave access to, not what older ones did. */
  organisations(tokens: TokenSet): Promise<Answer<ConsentedOrganisation[]>>;
  disconnect(accessToken: string, xeroConnectionId: string): Promise<Answer<void>>;
}
