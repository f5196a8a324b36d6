import type { ConnectionId, TenantId } from "../domain/ids";
import type { CallPurpose } from "../domain/sync/call-budget";
import type { Answer } from "../ports/answer";
import type { BooksAccess } from "../ports/books";
import type { BooksIdentity } from "../ports/books-identity";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { Log } from "../ports/log";
import type { StoredTokens, TokenStore } from "../ports/token-store";
import type { PacedCall } from "./paced-calls";

type Ports = { tokens: TokenStore; identity: BooksIdentity; connections: ConnectionStore; paced: PacedCall; clock: Clock; log: Log };
/** What the call is made for decides who goes first where calls are scarce; live work unless said otherwise. */
type Who = { id: ConnectionId; tenantId: TenantId; purpose?: CallPurpose };

/** Runs a call to one organisation's books with a token that is fresh, as soon as Xero's limits allow. One request a call. */
export type XeroAccess = <T>(who: Who, call: (access: BooksAccess) => Promise<Answer<T>>) => Promise<Answer<T>>;

/** The same access, its calls counted for another purpose. */
export function withPurpose(xero: XeroAccess, purpose: CallPurpose): XeroAccess {
  return ({ id, tenantId }, call) => xero({ id, tenantId, purpose }, call);
}

/** Xero's access tokens live 30 minutes; renewing this early leaves time for a slow call. */
const RENEW_BEFORE_MS = 5 * 60_000;
const CLAIM_MS = 20_000;

/**
 * Refresh tokens rotate, so exactly one process may refresh a version; the others read what it stored.
 * Not let in with a new token either: Xero was disconnected, the lane rests until the merchant reconnects. Where yet another token
 * stands there by then, as when he has just done so, that one is tried.
 */
export function makeXeroAccess(ports: Ports): XeroAccess {
  return async (who, call) => {
    let refused: number | null = null;
    for (;;) {
      const fresh: Answer<StoredTokens> = await freshTokens(ports, who.id, refused);
      if (fresh.kind !== "done") return fresh;
      const answer = await send(ports, who, { tokens: fresh.value, call });
      const { version } = fresh.value;
      if (answer.kind !== "unauthorised" || (refused !== null && !(await newerTokens(ports, who.id, version)))) return answer;
      refused = version;
    }
  };
}

type Sending<T> = { tokens: StoredTokens; call: (access: BooksAccess) => Promise<Answer<T>> };

/** Where Xero takes no more calls of any kind, the connection rests: its work would only be refused again and again. */
async function send<T>(ports: Ports, { id, tenantId, purpose = "live" }: Who, { tokens, call }: Sending<T>): Promise<Answer<T>> {
  const answer = await ports.paced({ tenantId, purpose }, () => call({ tenantId, accessToken: tokens.tokens.accessToken }));
  if (answer.kind === "rate-limited" && answer.limit !== "share" && purpose !== "interactive") {
    await ports.connections.rest(id, new Date(ports.clock.now().getTime() + answer.retryAfterMs));
  }

  return answer;
}

/** `refused`: the version that Xero has just turned away; it will not do, whatever its expiry says. */
async function freshTokens(ports: Ports, id: ConnectionId, refused: number | null): Promise<Answer<StoredTokens>> {
  const stored = await ports.tokens.read(id);
  if (!stored) return { kind: "unauthorised" };
  const now = ports.clock.now();
  const fresh = stored.tokens.expiresAt.getTime() - now.getTime() > RENEW_BEFORE_MS;
  if (fresh && stored.version !== refused) return { kind: "done", value: stored };

  const claim = { version: stored.version, now, until: new Date(now.getTime() + CLAIM_MS) };
  if (await ports.tokens.claimRefresh(id, claim)) {
    const renewed = await renew(ports, id, stored);
    const stillGood = stored.version !== refused && stored.tokens.expiresAt > ports.clock.now();

    return stillGood && isTrouble(renewed) ? { kind: "done", value: stored } : renewed;
  }

  // Another process is at it. Its result is there in a moment; until then the old token may still do, unless it was refused.
  const newest = await ports.tokens.read(id);
  const renewed = newest !== null && newest.version !== stored.version;
  const stillGood = newest !== null && newest.version !== refused && newest.tokens.expiresAt > now;
  if (renewed || stillGood) return { kind: "done", value: newest };

  return { kind: "unreachable", message: "The connection to Xero is being renewed." };
}

/**
 * Stored before it is used. If the answer is lost, Xero takes the old refresh token for another 30 minutes. Whoever was
 * slower than his claim lasts finds that another process has renewed: its tokens count, and a refusal of the old ones means
 * nothing then.
 */
async function renew(ports: Ports, id: ConnectionId, { tokens, version }: StoredTokens): Promise<Answer<StoredTokens>> {
  const answer = await ports.identity.refresh(tokens.refreshToken);
  if (answer.kind === "done" && (await ports.tokens.save(id, { version, tokens: answer.value }))) {
    return { kind: "done", value: { tokens: answer.value, version: version + 1 } };
  }
  if (isTrouble(answer)) {
    ports.log.warn("The tokens of Xero could not be renewed; it is tried again.", { connectionId: id, ...answer });
    return answer;
  }
  const newer = await newerTokens(ports, id, version);

  return newer ? { kind: "done", value: newer } : { kind: "unauthorised" };
}

type Trouble = Exclude<Answer<never>, { kind: "done" | "unauthorised" }>;

/** Nothing was learnt of the tokens. */
function isTrouble<T>(answer: Answer<T>): answer is Trouble {
  return answer.kind !== "done" && answer.kind !== "unauthorised";
}

/**
 * Xero has refused the tokens of this version. What others have stored since is to be tried first; null where there is nothing
 * newer, and the merchant is asked to reconnect.
 */
async function newerTokens({ connections, tokens, log }: Ports, id: ConnectionId, refused: number): Promise<StoredTokens | null> {
  await connections.setState(id, { from: ["SETUP", "LIVE"], to: "RECONNECT", tokenVersion: refused });
  const newest = await tokens.read(id);
  if (newest && newest.version !== refused) return newest;
  log.warn("Xero no longer lets us in; the connection waits for the merchant.", { connectionId: id });

  return null;
}
