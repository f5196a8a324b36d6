import type { ConnectionId, TenantId } from "../domain/ids";
import type { Answer } from "../ports/answer";
import type { BooksAccess } from "../ports/books";
import type { BooksIdentity } from "../ports/books-identity";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { Log } from "../ports/log";
import type { StoredTokens, TokenStore } from "../ports/token-store";

type Ports = { tokens: TokenStore; identity: BooksIdentity; connections: ConnectionStore; clock: Clock; log: Log };
type Who = { id: ConnectionId; tenantId: TenantId };

/** Runs a call to one organisation's books with a token that is fresh. */
export type XeroAccess = <T>(who: Who, call: (access: BooksAccess) => Promise<Answer<T>>) => Promise<Answer<T>>;

/** Xero's access tokens live 30 minutes; renewing this early leaves time for a slow call. */
const RENEW_BEFORE_MS = 5 * 60_000;
const CLAIM_MS = 20_000;

/**
 * Refresh tokens rotate, so exactly one process may refresh a version; the others read what it stored.
 * Not let in with a new token either: Xero was disconnected, the lane rests until the merchant reconnects.
 */
export function makeXeroAccess(ports: Ports): XeroAccess {
  return async ({ id, tenantId }, call) => {
    const first = await freshTokens(ports, id, null);
    if (first.kind !== "done") return first;
    const answer = await call({ tenantId, accessToken: first.value.tokens.accessToken });
    if (answer.kind !== "unauthorised") return answer;

    const second = await freshTokens(ports, id, first.value.version);
    if (second.kind !== "done") return second;
    const again = await call({ tenantId, accessToken: second.value.tokens.accessToken });
    if (again.kind === "unauthorised") await askToReconnect(ports, id);

    return again;
  };
}

/** `refused`: the version that Xero has just turned away; it will not do, whatever its expiry says. */
async function freshTokens(ports: Ports, id: ConnectionId, refused: number | null): Promise<Answer<StoredTokens>> {
  const stored = await ports.tokens.read(id);
  if (!stored) return { kind: "unauthorised" };
  const now = ports.clock.now();
  const fresh = stored.tokens.expiresAt.getTime() - now.getTime() > RENEW_BEFORE_MS;
  if (fresh && stored.version !== refused) return { kind: "done", value: stored };

  const claim = { version: stored.version, now, until: new Date(now.getTime() + CLAIM_MS) };
  if (await ports.tokens.claimRefresh(id, claim)) return renew(ports, id, stored);

  // Another process is at it. Its result is there in a moment; until then the old token may still do, unless it was refused.
  const newest = await ports.tokens.read(id);
  const renewed = newest !== null && newest.version !== stored.version;
  const stillGood = newest !== null && newest.version !== refused && newest.tokens.expiresAt > now;
  if (renewed || stillGood) return { kind: "done", value: newest };

  return { kind: "unreachable", message: "The connection to Xero is being renewed." };
}

/** Stored before it is used. If the answer is lost, Xero takes the old refresh token for another 30 minutes. */
async function renew(ports: Ports, id: ConnectionId, { tokens, version }: StoredTokens): Promise<Answer<StoredTokens>> {
  const answer = await ports.identity.refresh(tokens.refreshToken);
  if (answer.kind === "unauthorised") await askToReconnect(ports, id);
  if (answer.kind !== "done") return answer;
  await ports.tokens.save(id, { version, tokens: answer.value });

  return { kind: "done", value: { tokens: answer.value, version: version + 1 } };
}

async function askToReconnect({ connections, log }: Ports, id: ConnectionId): Promise<void> {
  log.warn("Xero no longer lets us in; the connection waits for the merchant.", { connectionId: id });
  await connections.setState(id, { from: ["SETUP", "LIVE"], to: "RECONNECT" });
}
