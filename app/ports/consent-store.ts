import type { ShopDomain } from "../domain/ids";
import type { ConsentedOrganisation } from "./books-identity";
import type { TokenSet } from "./token-set";

export type Consent = {
  id: string;
  shop: ShopDomain;
  verifier: string;
  cookieHash: string | null;
  tokens: TokenSet | null;
  organisations: ConsentedOrganisation[] | null;
};

/** Consents under way. Each is found only while it is unexpired and unused. */
export interface ConsentStore {
  begin(consent: { id: string; shop: ShopDomain; verifier: string; expiresAt: Date }): Promise<void>;
  byId(id: string, now: Date): Promise<Consent | null>;
  bindBrowser(id: string, bound: { stateHash: string; cookieHash: string }): Promise<void>;
  /** Takes the state: a second callback with it finds nothing. */
  takeByState(stateHash: string, now: Date): Promise<Consent | null>;
  saveAnswer(id: string, answer: { tokens: TokenSet; organisations: ConsentedOrganisation[]; ticketHash: string }): Promise<void>;
  byTicket(ticketHash: string, now: Date): Promise<Consent | null>;
  markUsed(id: string, now: Date): Promise<void>;
}
