import { askJson } from "./json";
import type { Contact, CreditNote, Invoice, InvoiceByHand, InvoiceLine, Payment } from "./xero-records";

/** The app as it is registered with Xero. */
export interface RegisteredApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

const BANK_ACCOUNT = "090";
const STRANGERS_SCOPES = [
  "offline_access",
  "accounting.banktransactions",
  "accounting.invoices",
  "accounting.payments",
  "accounting.contacts",
  "accounting.settings",
];

/** One organisation's books. */
export class XeroBooks {
  constructor(
    private readonly xeroUrl: string,
    private readonly app: RegisteredApp,
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

  creditNotes(): Promise<(CreditNote & { DateString: string })[]> {
    return this.report("credit-notes");
  }

  /** Those of one invoice, by the numbers we give them. */
  async creditNotesOf(number: string): Promise<CreditNote[]> {
    return (await this.creditNotes()).filter(({ CreditNoteNumber }) => CreditNoteNumber.startsWith(`${number}-R`));
  }

  /** All documents of one order that stand: its invoice, supplements, credit notes and corrections, by number. */
  async documentsOf(number: string): Promise<string[]> {
    const invoices = (await this.invoices()).map((each) => ({ ...each, name: each.InvoiceNumber, open: each.AmountDue }));
    const notes = (await this.report<CreditNote[]>("credit-notes")).map((each) => ({
      ...each,
      name: each.CreditNoteNumber,
      open: each.RemainingCredit,
    }));

    return [...invoices, ...notes]
      .filter(({ name }) => name === number || name.startsWith(`${number}-`))
      .map(({ name, Status, Total, TotalTax, open }) => `${name} ${Status} ${Total} tax ${TotalTax} open ${open}`)
      .sort();
  }

  /** Closes a period, or opens it again. */
  async lock(date: string | null): Promise<void> {
    await this.act("lock-dates", { periodLockDate: date });
  }

  /** A person puts other lines on an invoice; entered through the API, because Xero's pages are only partly simulated. */
  async editLines(number: string, lines: readonly { Description: string; UnitAmount: number; AccountCode: string }[]): Promise<void> {
    const { InvoiceID } = await this.invoice(number);
    await this.post("Invoices", { InvoiceID, LineAmountTypes: "Inclusive", LineItems: lines.map((line) => ({ Quantity: 1, ...line })) });
  }

  /** A person changes the invoice: its lines by what `change` makes of them, and other fields as they are named. */
  async edit(
    number: string,
    fields: Record<string, unknown>,
    change: (line: InvoiceLine) => Partial<InvoiceLine> = () => ({}),
  ): Promise<void> {
    const { InvoiceID } = await this.invoice(number);
    const { Invoices } = await this.send<{ Invoices: Invoice[] }>("GET", `Invoices/${InvoiceID}?unitdp=4`, undefined);
    const lines = (Invoices[0]?.LineItems ?? []).map((line) => withoutSums({ ...line, ...change(line) }));
    await this.post("Invoices", { InvoiceID, LineAmountTypes: "Inclusive", LineItems: lines, ...fields });
  }

  /** Other words on every line, which Xero allows on a paid invoice too. */
  async reword(number: string, description: string): Promise<void> {
    const { InvoiceID } = await this.invoice(number);
    const { Invoices } = await this.send<{ Invoices: Invoice[] }>("GET", `Invoices/${InvoiceID}`, undefined);
    const lines = (Invoices[0]?.LineItems ?? []).map(({ LineItemID }) => ({ lineItemId: LineItemID, description }));
    await this.act(`invoices/${InvoiceID}/edit`, { lines });
  }

  /** Debit less credit of one account, in hundredths. */
  async balanceOf(code: string): Promise<number> {
    const { accounts } = await this.report<{ accounts: { code: string; debit: string; credit: string }[] }>("balances");
    const found = accounts.find((account) => account.code === code);
    const hundredths = (text: string | undefined) => Math.round(Number(text ?? "0") * 100);

    return hundredths(found?.debit) - hundredths(found?.credit);
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

  /** A bookkeeper takes the money given back off the credit note, and makes it one line of that amount. */
  async editCreditNote(number: string, amount: number): Promise<void> {
    const CreditNoteID = (await this.creditNotes()).find((each) => each.CreditNoteNumber === number)?.CreditNoteID;
    const onIt = (await this.payments()).filter(
      (each) => (each as { CreditNote?: { CreditNoteID: string } }).CreditNote?.CreditNoteID === CreditNoteID,
    );
    for (const { PaymentID } of onIt) await this.deletePayment(PaymentID);
    const line = { Description: "A mug, as agreed", Quantity: 1, UnitAmount: amount, AccountCode: "200", TaxType: "OUTPUT2" };
    await this.post("CreditNotes", { CreditNoteID, LineAmountTypes: "Inclusive", LineItems: [line] });
  }

  async deletePayment(paymentId: string): Promise<void> {
    await this.act(`payments/${paymentId}/delete`);
  }

  /** Records a person or another program makes; entered through the API, because Xero's pages are only partly simulated. */
  async addContact(fields: Record<string, unknown>): Promise<string> {
    const { Contacts } = await this.put<{ Contacts: Contact[] }>("Contacts", fields);
    return Contacts[0]?.ContactID ?? "";
  }

  /** The same money once more under the same reference, as a request that came late would book it. */
  async payAgain(number: string, { amount, reference }: { amount: string; reference: string }): Promise<void> {
    const { InvoiceID } = await this.invoice(number);
    await this.put("Payments", {
      Invoice: { InvoiceID },
      Account: { Code: "090" },
      Date: "2026-11-21",
      Amount: amount,
      Reference: reference,
    });
  }

  /** A bookkeeper adds to the chart of accounts. */
  async addAccount(fields: { Code: string; Name: string; Type: string; EnablePaymentsToAccount?: boolean }): Promise<void> {
    await this.put("Accounts", fields);
  }

  /** "Archive" or "Restore" in the chart of accounts. */
  async setAccount(code: string, what: "archive" | "restore"): Promise<void> {
    await this.act(`accounts/${code}/${what}`);
  }

  /** "Archive" or "Restore" on the page of a contact: by its id, its number or the name of an active one. */
  async setContact(id: string, what: "archive" | "restore"): Promise<void> {
    await this.act(`contacts/${id}/${what}`);
  }

  /** An approved invoice of somebody else's over 12.00 (10.00 and 20 % VAT). */
  async addStrangersInvoice(number: string): Promise<Invoice> {
    const line = { Description: "Consulting", Quantity: 1, UnitAmount: 10, AccountCode: "200" };
    const contact = { Name: "Tidewater Cafe" };
    const invoice = {
      Type: "ACCREC",
      InvoiceNumber: number,
      Contact: contact,
      Date: "2026-11-02",
      DueDate: "2026-11-16",
      Status: "AUTHORISED",
      LineItems: [line],
    };
    await this.put("Invoices", invoice);
    return this.invoice(number);
  }

  /** A supplier's bill, and what it is to give back, which have the numbers that the supplier gave them. */
  async addSuppliersPapers({ bill, creditNote }: { bill: string; creditNote?: string }): Promise<void> {
    const line = { Description: "Clay", Quantity: 1, UnitAmount: 10, AccountCode: "310" };
    const paper = { Status: "AUTHORISED", Contact: { Name: "Clay and Sons" }, Date: "2026-11-20", LineItems: [line] };
    await this.put("Invoices", { ...paper, Type: "ACCPAY", InvoiceNumber: bill, DueDate: "2026-11-30" });
    if (creditNote) await this.put("CreditNotes", { ...paper, Type: "ACCPAYCREDIT", CreditNoteNumber: creditNote });
  }

  /** An approved sales invoice that a person types in, or another program makes. Prices include no tax; account 200, no VAT. */
  async addInvoice({ number, reference, contact, date, total }: InvoiceByHand): Promise<void> {
    const line = { Description: "Typed in", Quantity: 1, UnitAmount: Number(total), AccountCode: "200", TaxType: "ZERORATEDOUTPUT" };
    await this.put("Invoices", {
      ...{ Type: "ACCREC", Status: "AUTHORISED", InvoiceNumber: number, Reference: reference, Contact: { Name: contact } },
      ...{ Date: date, DueDate: date, LineItems: [line] },
    });
  }

  /** "Receive money" into the bank account, booked straight to an account, as a bank rule would; no VAT. */
  async receiveMoney({
    reference,
    date,
    total,
    account,
  }: {
    reference: string;
    date: string;
    total: string;
    account: string;
  }): Promise<void> {
    const line = { Description: "Received", Quantity: 1, UnitAmount: Number(total), AccountCode: account, TaxType: "ZERORATEDOUTPUT" };
    await this.put("BankTransactions", {
      ...{ Type: "RECEIVE", Contact: { Name: "Payment provider" }, BankAccount: { Code: BANK_ACCOUNT } },
      ...{ Reference: reference, Date: date, LineItems: [line] },
    });
  }

  /** As a program of its own: with a consent of its own, so that the app's tokens are not touched. */
  private put<Answer>(collection: string, body: unknown): Promise<Answer> {
    return this.send<Answer>("PUT", collection, body);
  }

  /** As such a program reads it. */
  get<Answer>(collection: string): Promise<Answer> {
    return this.send<Answer>("GET", collection, undefined);
  }

  post<Answer>(collection: string, body: unknown): Promise<Answer> {
    return this.send<Answer>("POST", collection, body);
  }

  private async send<Answer>(method: "GET" | "PUT" | "POST", collection: string, body: unknown): Promise<Answer> {
    const headers = { accept: "application/json", "xero-tenant-id": this.tenantId, authorization: `Bearer ${await this.accessToken()}` };
    const response = await fetch(`${this.xeroUrl}/api.xro/2.0/${collection}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /${collection} answered ${response.status}: ${text}`);
    return JSON.parse(text) as Answer;
  }

  private async accessToken(): Promise<string> {
    const { code, redirectTo } = await askJson<{ code: string; redirectTo: string }>(`${this.xeroUrl}/control/consent`, {
      clientId: this.app.clientId,
      scopes: STRANGERS_SCOPES,
      tenantId: this.tenantId,
      redirectUri: this.app.redirectUri,
      state: "stranger",
    });
    const form = { grant_type: "authorization_code", code, redirect_uri: redirectTo.split("?")[0] ?? "" };
    const { clientId, clientSecret } = this.app;
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
    const response = await fetch(`${this.xeroUrl}/connect/token`, {
      method: "POST",
      headers: { authorization },
      body: new URLSearchParams(form),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  /** Anything else that a person does in Xero's pages: "prepayments/ID/allocate" (sandbox/README.md, the control API). */
  async act<Answer>(path: string, body: unknown = {}): Promise<Answer> {
    return askJson<Answer>(`${this.xeroUrl}/control/organisations/${this.tenantId}/${path}`, body);
  }

  private report<Rows>(name: string): Promise<Rows> {
    return askJson<Rows>(`${this.xeroUrl}/control/organisations/${this.tenantId}/${name}`);
  }
}

/** Xero works out again what is not sent. */
function withoutSums({ LineAmount: _amount, ...line }: InvoiceLine): Record<string, unknown> {
  const { TaxAmount: _tax, ...rest } = line as Record<string, unknown>;

  return rest;
}
