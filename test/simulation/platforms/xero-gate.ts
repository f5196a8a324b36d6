import type { TenantId } from "../../../app/domain/ids";
import type { Answer } from "../../../app/ports/answer";
import type { BooksIdentity, TokenAnswer } from "../../../app/ports/books-identity";
import type { TokenSet } from "../../../app/ports/token-set";
import type { Process, Upset } from "../kernel/process";
import type { Simulation } from "../kernel/simulation";

const ACCESS_MS = 30 * 60_000;
/** Xero, Nov 2026: a refresh token whose answer was lost still works for half an hour. */
const GRACE_MS = 30 * 60_000;
/** Xero keeps the first answer to a key for six minutes, refusals and 500s included. */
const KEY_MS = 6 * 60_000;

type Issued = { access: string; refresh: string; expiresAt: number; replacedAt: number | null; revoked: boolean };

/** Who may come in, and which requests were seen before. */
export class Gate {
  private readonly issued: Issued[] = [];
  private readonly keys = new Map<string, { at: number; body: string; answer: Answer<unknown> }>();
  /** How many connections each grant serves is not simulated: a grant is one organisation's. */
  connected = true;

  constructor(
    private readonly sim: Simulation,
    readonly tenantId: TenantId,
  ) {}

  /** A consent, or a renewal. */
  grant(lifeMs = ACCESS_MS): TokenSet {
    const count = this.issued.length + 1;
    const issued = { access: `access-${this.tenantId}-${count}`, refresh: `refresh-${this.tenantId}-${count}` };
    const expiresAt = this.sim.agenda.now + lifeMs;
    this.issued.push({ ...issued, expiresAt, replacedAt: null, revoked: false });

    return { accessToken: issued.access, refreshToken: issued.refresh, expiresAt: new Date(expiresAt) };
  }

  refresh(token: string): TokenAnswer {
    const { now } = this.sim.agenda;
    const found = this.issued.find(({ refresh }) => refresh === token);
    if (!found || found.revoked || (found.replacedAt !== null && now - found.replacedAt > GRACE_MS)) return { kind: "unauthorised" };
    found.replacedAt ??= now;

    return { kind: "done", value: this.grant() };
  }

  disconnect(): void {
    this.connected = false;
    for (const each of this.issued) each.revoked = true;
  }

  reconnect(): TokenSet {
    this.connected = true;

    return this.grant();
  }

  letsIn(accessToken: string): boolean {
    const found = this.issued.find(({ access }) => access === accessToken);

    return this.connected && found !== undefined && !found.revoked && found.expiresAt > this.sim.agenda.now;
  }

  /** The same request under the same key is answered, not executed, again; another request under it is refused. */
  once<T>({ key, body, upset }: { key: string; body: string; upset: Upset }, execute: () => Answer<T>): Answer<T> {
    const { now } = this.sim.agenda;
    const known = this.keys.get(key);
    if (known && now - known.at < KEY_MS) {
      return known.body === body
        ? (known.answer as Answer<T>)
        : { kind: "rejected", message: `Idempotency Key: ${key} is used with a different request.` };
    }
    const answer: Answer<T> = upset === "before" ? FAILED : execute();
    this.keys.set(key, { at: now, body, answer: upset === "after" ? FAILED : answer });

    return answer;
  }
}

const FAILED = { kind: "outcome-unknown", message: "Xero answered 500." } as const;

/** Xero's identity server as one process of the app sees it. */
export function identityFor(process: Process, gateOf: (refreshToken: string) => Gate): BooksIdentity {
  const unused = () => Promise.reject(new Error("No schedule asks for this."));

  return {
    consentUrl: () => "https://login.xero.com/",
    exchangeCode: unused,
    organisations: unused,
    disconnect: () => process.asked("identity.disconnect", () => ({ kind: "done", value: undefined })),
    refresh: async (refreshToken) => {
      const answer = await process.asked("identity.refresh", (upset) =>
        upset === "before" ? FAILED : gateOf(refreshToken).refresh(refreshToken),
      );

      return answer.kind === "outcome-unknown" ? { kind: "unreachable", message: answer.message } : answer;
    },
  };
}
