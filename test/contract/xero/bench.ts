import { Clock } from "../../../sandbox/xero/clock";
import type { SimulatorSettings } from "../../../sandbox/xero/settings";
import { startXeroSimulator } from "../../../sandbox/xero/simulator";
import type { WireBody, WireContact, WireInvoice } from "./wire";

export const CLIENT = { clientId: "CONTRACT0TEST0CLIENT", clientSecret: "a secret: with/odd+signs" };
export const REDIRECT_URI = "http://localhost:3999/xero/callback";
export const SCOPES =
  "openid profile email offline_access accounting.invoices accounting.payments accounting.contacts accounting.settings";

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  body: WireBody;
}

export interface TokenSet {
  access_token: string;
  refresh_token: string;
  id_token: string;
  expires_in: number;
  token_type: string;
}

export const testSettings: SimulatorSettings = {
  port: 0,
  app: { appName: "Contract Test", ...CLIENT, redirectUris: [REDIRECT_URI] },
  webhook: undefined,
  issuer: "https://identity.xero.com",
  dataDir: undefined,
  dailyCallLimit: 5000,
};

/** A running simulator with a frozen clock, reached over HTTP only. */
export class Bench {
  tenantId = "";
  accessToken = "";

  private constructor(readonly clock: Clock, readonly url: string, readonly close: () => Promise<void>) {}

  /** Frozen at the machine's present time, so that tokens look fresh to libraries with clocks of their own. */
  static async start(settings: Partial<SimulatorSettings> = {}): Promise<Bench> {
    const clock = Clock.frozen(Date.now());
    const { url, close } = await startXeroSimulator({ ...testSettings, ...settings }, clock);
    return new Bench(clock, url, close);
  }

  /** Connected to the organisation of a country, with a token for the given scopes. */
  static async connected(
    country: "GB" | "AU" | "NZ" | "US",
    settings: Partial<SimulatorSettings> = {}
  ): Promise<Bench> {
    const bench = await Bench.start(settings);
    bench.tenantId = await bench.tenantOf(country);
    bench.accessToken = (await bench.tokens(await bench.consent(bench.tenantId))).access_token;
    return bench;
  }

  async tenantOf(country: string): Promise<string> {
    const organisations = (await this.json("/control/organisations")) as { tenantId: string; countryCode: string }[];
    return organisations.find(({ countryCode }) => countryCode === country)?.tenantId ?? "none";
  }

  async consent(tenantId: string, scopes = SCOPES): Promise<string> {
    const wish = { clientId: CLIENT.clientId, scopes, tenantId, redirectUri: REDIRECT_URI, state: "s1" };
    return ((await this.json("/control/consent", wish)) as { code: string }).code;
  }

  async tokens(code: string): Promise<TokenSet> {
    const answer = await this.tokenRequest({ grant_type: "authorization_code", code, redirect_uri: REDIRECT_URI });
    return answer.body as TokenSet;
  }

  async tokenRequest(
    form: Record<string, string>,
    path = "/connect/token"
  ): Promise<{ status: number; body: unknown }> {
    const basic = `${encodeURIComponent(CLIENT.clientId)}:${encodeURIComponent(CLIENT.clientSecret)}`;
    const response = await fetch(this.url + path, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(basic).toString("base64")}` },
      body: new URLSearchParams(form),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  }

  /** GET without a body, POST with one. */
  async json(path: string, body?: unknown): Promise<unknown> {
    const init =
      body === undefined
        ? {}
        : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    return (await fetch(this.url + path, init)).json();
  }

  /** One Accounting API call, e.g. `api("PUT /Invoices?unitdp=4", {...})`. */
  async api(request: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    const [method = "", path = ""] = request.split(" ");
    const response = await fetch(`${this.url}/api.xro/2.0${path}`, {
      method,
      headers: {
        accept: "application/json",
        authorization: `Bearer ${this.accessToken}`,
        "xero-tenant-id": this.tenantId,
        "content-type": "application/json",
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : {}) as WireBody,
    };
  }

  async contact(name: string): Promise<WireContact> {
    return first((await this.api("PUT /Contacts", { Name: name })).body.Contacts);
  }

  /** An approved sales invoice over one line, unless `fields` say otherwise. */
  async invoice(fields: Record<string, unknown> = {}): Promise<WireInvoice> {
    const answer = await this.api("PUT /Invoices?unitdp=4", { ...salesInvoice(), ...fields });
    if (answer.status !== 200) throw new Error(`The invoice was refused: ${answer.text}`);
    return first(answer.body.Invoices);
  }

  async stored(invoiceId: string): Promise<WireInvoice> {
    return first((await this.api(`GET /Invoices/${invoiceId}?unitdp=4`)).body.Invoices);
  }

  async pay(invoiceId: string, amount: number, code = "090"): Promise<Answered> {
    return this.api("PUT /Payments", {
      Invoice: { InvoiceID: invoiceId },
      Account: { Code: code },
      Date: "2026-11-20",
      Amount: amount,
    });
  }
}

/** Two at 10.50 plus tax, for a customer whom the invoice itself creates or finds by name. */
export function salesInvoice(): Record<string, unknown> {
  return {
    Type: "ACCREC",
    Contact: { Name: "Ada Lovelace" },
    Date: "2026-11-20",
    DueDate: "2026-12-04",
    LineAmountTypes: "Exclusive",
    Status: "AUTHORISED",
    LineItems: [{ Description: "Mug", Quantity: 2, UnitAmount: 10.5, AccountCode: "200" }],
  };
}

export function line(fields: Record<string, unknown>): Record<string, unknown> {
  return { Description: "Goods", Quantity: 1, AccountCode: "200", ...fields };
}

export function first<Element>(elements: Element[] | undefined): Element {
  const element = elements?.[0];
  if (element === undefined) throw new Error("The answer holds no element.");
  return element;
}

/** Every validation message of an answer, in either mode. */
export function messages(answer: Answered): string[] {
  const elements = answer.body.Elements ?? answer.body.Invoices ?? answer.body.Contacts ?? answer.body.Payments ?? [];
  return elements.flatMap(({ ValidationErrors }) => (ValidationErrors ?? []).map(({ Message }) => Message));
}
