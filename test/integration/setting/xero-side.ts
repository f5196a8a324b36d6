import { askJson } from "./json";

export interface Invoice {
  InvoiceID: string;
  InvoiceNumber: string;
  Status: string;
  Reference: string;
  Url: string;
  Total: number;
  TotalTax: number;
  AmountDue: number;
  AmountPaid: number;
  Contact: { ContactID: string; Name: string };
}
export interface Payment {
  PaymentID: string;
  Amount: number;
  Reference?: string;
  Status: string;
  Account: { Code: string };
  Invoice: { InvoiceID: string; InvoiceNumber: string };
}
export interface Contact {
  ContactID: string;
  ContactNumber?: string;
  Name: string;
  EmailAddress?: string;
}
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

const STRANGERS_SCOPES = ["offline_access", "accounting.invoices", "accounting.payments", "accounting.contacts"];

/** The simulated Xero as seen from outside the app: what stands in the books, what a person does there, what was asked of it. */
export class XeroSide {
  constructor(
    readonly url: string,
    readonly app: { readonly clientId: string; readonly clientSecret: string; readonly redirectUri: string },
  ) {}

  async isConnected(tenantId: string): Promise<boolean> {
    return (await this.organisations()).some((each) => each.tenantId === tenantId && each.connected);
  }

  async tenantOf(countryCode: string): Promise<string> {
    const found = (await this.organisations()).find((each) => each.countryCode === countryCode);
    if (!found) throw new Error(`The simulated Xero has no organisation in ${countryCode}.`);
    return found.tenantId;
  }

  books(tenantId: string): XeroBooks {
    return new XeroBooks(this, tenantId);
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

  /** Xero's own clock only, e.g. to begin a new minute of its call limits. */
  async advance(advanceMs: number): Promise<void> {
    await askJson(`${this.url}/control/clock`, { advanceMs });
  }

  /** A new minute of its call limits begins: tests of one file share an organisation. */
  async nextMinute(): Promise<void> {
    await this.advance(60_000);
  }

  async undelivered(): Promise<number> {
    return (await askJson<{ undelivered: number }>(`${this.url}/control/webhooks`)).undelivered;
  }

  async webhooksEnabled(): Promise<boolean> {
    return (await askJson<{ status: string }>(`${this.url}/control/webhooks`)).status === "OK";
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

  private organisations(): Promise<Organisation[]> {
    return askJson<Organisation[]>(`${this.url}/control/organisations`);
  }

  private async journal(): Promise<JournalEntry[]> {
    const all: JournalEntry[] = [];
    for (let page = await this.journalAfter(0); page.length > 0; page = await this.journalAfter(all.at(-1)?.sequence ?? 0)) all.push(...page);
    return all;
  }

  private journalAfter(sequence: number): Promise<JournalEntry[]> {
    return askJson<JournalEntry[]>(`${this.url}/control/journal?after=${sequence}`);
  }
}

/** One organisation's books. */
export class XeroBooks {
  constructor(
    private readonly xero: XeroSide,
    readonly tenantId: string,
  ) {}

  invoices(): Promise<Invoice[]> {
    return this.report("invoices");
  }

  contacts(): Promise<Contact[]> {
    return this.report("contacts");
  }

  /** Those that stand; deleted ones are left out. */
  async payments(): Promise<Payment[]> {
    return (await this.report<Payment[]>("payments")).filter(({ Status }) => Status !== "DELETED");
  }

  async paymentsOf(number: string): Promise<Payment[]> {
    return (await this.payments()).filter(({ Invoice }) => Invoice.InvoiceNumber === number);
  }

  /** The invoice of that number, which must be the only one. */
  async invoice(number: string): Promise<Invoice> {
    const found = (await this.invoices()).filter(({ InvoiceNumber }) => InvoiceNumber === number);
    const [invoice] = found;
    if (!invoice || found.length !== 1) throw new Error(`Expected one invoice ${number} in Xero, found ${found.length}.`);
    return invoice;
  }

  /** As a person does in Xero's pages; all that is due when no amount is given. */
  async pay(number: string, amount?: string): Promise<void> {
    await this.act(`invoices/${(await this.invoice(number)).InvoiceID}/pay`, amount === undefined ? {} : { amount });
  }

  async approve(number: string): Promise<void> {
    await this.act(`invoices/${(await this.invoice(number)).InvoiceID}/approve`);
  }

  async void(number: string): Promise<void> {
    await this.act(`invoices/${(await this.invoice(number)).InvoiceID}/void`);
  }

  async deletePayment(paymentId: string): Promise<void> {
    await this.act(`payments/${paymentId}/delete`);
  }

  /** Records a person or another program makes; entered through the API, because Xero's pages are only partly simulated. */
  async addContact(fields: Record<string, unknown>): Promise<string> {
    const { Contacts } = await this.put<{ Contacts: Contact[] }>("Contacts", fields);
    return Contacts[0]?.ContactID ?? "";
  }

  /** An approved invoice of somebody else's over 12.00 (10.00 and 20 % VAT). */
  async addStrangersInvoice(number: string): Promise<Invoice> {
    const line = { Description: "Consulting", Quantity: 1, UnitAmount: 10, AccountCode: "200" };
    const contact = { Name: "Tidewater Cafe" };
    const invoice = { Type: "ACCREC", InvoiceNumber: number, Contact: contact, Date: "2026-11-02", DueDate: "2026-11-16", Status: "AUTHORISED", LineItems: [line] };
    await this.put("Invoices", invoice);
    return this.invoice(number);
  }

  /** As a program of its own: with a consent of its own, so that the app's tokens are not touched. */
  private async put<Answer>(collection: string, body: unknown): Promise<Answer> {
    const headers = { accept: "application/json", "xero-tenant-id": this.tenantId, authorization: `Bearer ${await this.accessToken()}` };
    const response = await fetch(`${this.xero.url}/api.xro/2.0/${collection}`, { method: "PUT", headers, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`PUT /${collection} answered ${response.status}: ${text}`);
    return JSON.parse(text) as Answer;
  }

  private async accessToken(): Promise<string> {
    const { code, redirectTo } = await askJson<{ code: string; redirectTo: string }>(`${this.xero.url}/control/consent`, {
      clientId: this.xero.app.clientId,
      scopes: STRANGERS_SCOPES,
      tenantId: this.tenantId,
      redirectUri: this.xero.app.redirectUri,
      state: "stranger",
    });
    const form = { grant_type: "authorization_code", code, redirect_uri: redirectTo.split("?")[0] ?? "" };
    const { clientId, clientSecret } = this.xero.app;
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
    const response = await fetch(`${this.xero.url}/connect/token`, { method: "POST", headers: { authorization }, body: new URLSearchParams(form) });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  private async act(path: string, body: unknown = {}): Promise<void> {
    await askJson(`${this.xero.url}/control/organisations/${this.tenantId}/${path}`, body);
  }

  private report<Rows>(name: string): Promise<Rows> {
    return askJson<Rows>(`${this.xero.url}/control/organisations/${this.tenantId}/${name}`);
  }
}
