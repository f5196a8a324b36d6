import { askJson } from "./json";
import { until } from "./until";
import { XeroBooks, type RegisteredApp } from "./xero-books";

interface Organisation {
  tenantId: string;
  countryCode: string;
  connected: boolean;
}
interface JournalEntry {
  sequence: number;
  kind: "request" | "change";
  method: string;
  path: string;
  status?: number;
}

/** The simulated Xero gathers events of this long into one delivery. */
export const GATHER_MS = 200;

/** Xero's side as it runs in this process. What is looked at again and again is not asked for over HTTP. */
type Running = {
  readonly url: string;
  readonly webhooks: { readonly isEnabled: boolean; readonly underWay: boolean; readonly undelivered: number };
};

/** The simulated Xero as seen from outside the app: what stands in the books, what a person does there, what was asked of it. */
export class XeroSide {
  readonly url: string;

  constructor(
    private readonly running: Running,
    private readonly app: RegisteredApp,
  ) {
    this.url = running.url;
  }

  async isConnected(tenantId: string): Promise<boolean> {
    return (await this.organisations()).some((each) => each.tenantId === tenantId && each.connected);
  }

  async tenantOf(countryCode: string): Promise<string> {
    const found = (await this.organisations()).find((each) => each.countryCode === countryCode);
    if (!found) throw new Error(`The simulated Xero has no organisation in ${countryCode}.`);
    return found.tenantId;
  }

  books(tenantId: string): XeroBooks {
    return new XeroBooks(this.url, this.app, tenantId);
  }

  /** "Allow access", clicked by a person whom the app sent to the given address. Answers where Xero sends the browser. */
  async allow(consentUrl: string, tenantId: string): Promise<string> {
    const asked = (name: string) => new URL(consentUrl).searchParams.get(name) ?? "";
    const { redirectTo } = await askJson<{ redirectTo: string }>(`${this.url}/control/consent`, {
      clientId: asked("client_id"),
      scopes: asked("scope").split(" "),
      tenantId,
      redirectUri: asked("redirect_uri"),
      state: asked("state"),
      codeChallenge: asked("code_challenge"),
    });
    return redirectTo;
  }

  /**
   * Xero's own clock only, e.g. to begin a new minute of its call limits. A webhook that falls due on the way is answered first:
   * a leap of more than five seconds would let its time run out, twice, and then it waits for a quarter of an hour.
   */
  async advance(advanceMs: number): Promise<void> {
    const first = Math.min(advanceMs, GATHER_MS);
    await this.leap(first);
    await until("webhooks on their way to be answered", () => !this.running.webhooks.underWay);
    if (advanceMs > first) await this.leap(advanceMs - first);
  }

  /** A new minute of its call limits begins: tests of one file share an organisation. */
  async nextMinute(): Promise<void> {
    await this.advance(60_000);
  }

  /** Faults of its own, in place of earlier ones (sandbox/README.md); none ends them. */
  async order(rules: readonly { fault: string; times?: number; ms?: number; match?: Record<string, string> }[]): Promise<void> {
    await askJson(`${this.url}/control/faults`, { seed: 1, rules });
  }

  /** Deliveries of webhooks that have not arrived. */
  get undelivered(): number {
    return this.running.webhooks.undelivered;
  }

  get webhooksEnabled(): boolean {
    return this.running.webhooks.isEnabled;
  }

  /** Every call of the Accounting API so far; `wrote` says whether it could change anything. */
  async calls(): Promise<{ call: string; wrote: boolean; status: number | undefined }[]> {
    const entries = await this.journal();
    const requests = entries.filter(({ kind }) => kind === "request");
    return requests.map(({ method, path, status }) => ({ call: `${method} ${path}`, wrote: method !== "GET", status }));
  }

  async writes(): Promise<number> {
    return (await this.calls()).filter(({ wrote }) => wrote).length;
  }

  /** How often anything in any books was made or altered. */
  async changes(): Promise<number> {
    return (await this.journal()).filter(({ kind }) => kind === "change").length;
  }

  private async leap(advanceMs: number): Promise<void> {
    await askJson(`${this.url}/control/clock`, { advanceMs });
  }

  private organisations(): Promise<Organisation[]> {
    return askJson<Organisation[]>(`${this.url}/control/organisations`);
  }

  private async journal(): Promise<JournalEntry[]> {
    const all: JournalEntry[] = [];
    for (let page = await this.journalAfter(0); page.length > 0; page = await this.journalAfter(all.at(-1)?.sequence ?? 0))
      all.push(...page);
    return all;
  }

  private journalAfter(sequence: number): Promise<JournalEntry[]> {
    return askJson<JournalEntry[]>(`${this.url}/control/journal?after=${sequence}`);
  }
}
