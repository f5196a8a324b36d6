import type { Clock } from "../clock";
import { newGuid, stableGuid } from "../ids";
import { newSigningKey, type SigningKey } from "./jwt";

/** The one person of the sandbox; signing in is taken for granted. */
export const DEMO_USER = {
  userId: stableGuid("user/sam-taylor"),
  name: "Sam Taylor",
  givenName: "Sam",
  familyName: "Taylor",
  email: "sam.taylor@example.com",
};

/** A consent: who let which app do what, and by which click. */
export interface Consent {
  clientId: string;
  authEventId: string;
  scopes: string[];
}

export interface AuthorisationCode extends Consent {
  code: string;
  redirectUri: string;
  nonce: string | undefined;
  codeChallenge: string | undefined;
  expiresAtMs: number;
}

export interface RefreshToken extends Consent {
  token: string;
  expiresAtMs: number;
  /** When it was first exchanged for a new one. */
  replacedAtMs: number | undefined;
}

/** An app's access to one organisation; it lasts until somebody ends it. */
export interface Connection {
  id: string;
  authEventId: string;
  tenantId: string;
  createdAtMs: number;
  updatedAtMs: number;
}

export interface IdentityData {
  signingKey: SigningKey;
  grantedScopes: string[];
  codes: AuthorisationCode[];
  refreshTokens: RefreshToken[];
  connections: Connection[];
}

export interface IdentitySetup {
  stored: IdentityData | undefined;
  clock: Clock;
  onChange: () => void;
}

/** What Xero's login remembers: codes, refresh tokens and connections. It holds records; the rules are beside it. */
export class IdentityState {
  readonly data: IdentityData;
  readonly clock: Clock;
  private readonly onChange: () => void;

  constructor({ stored, clock, onChange }: IdentitySetup) {
    this.data = stored ?? {
      signingKey: newSigningKey(newGuid()),
      grantedScopes: [],
      codes: [],
      refreshTokens: [],
      connections: [],
    };
    this.clock = clock;
    this.onChange = onChange;
    if (!stored) onChange();
  }

  change(alter: (data: IdentityData) => void): void {
    alter(this.data);
    this.onChange();
  }

  connectionTo(tenantId: string): Connection | undefined {
    return this.data.connections.find((connection) => connection.tenantId === tenantId);
  }
}
