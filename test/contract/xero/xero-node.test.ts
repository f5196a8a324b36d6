import { createRequire } from "node:module";
import { Issuer } from "openid-client";
import { Invoice, LineAmountTypes, XeroClient } from "xero-node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Bench, CLIENT, first, REDIRECT_URI, SCOPES } from "./bench";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.start();
});
afterAll(() => bench.close());

/** Xero's own client, pointed at the simulator: two of its hosts are fixed inside it and are mapped here. */
class PointedXeroClient extends XeroClient {
  constructor(private readonly origin: string) {
    super({ ...CLIENT, redirectUris: [REDIRECT_URI], scopes: SCOPES.split(" "), state: "s1" });
    this.accountingApi.basePath = `${origin}/api.xro/2.0`;
    const requireFromXero = createRequire(createRequire(import.meta.url).resolve("xero-node"));
    const axios = requireFromXero("axios") as {
      interceptors: { request: { use: (change: (config: { url?: string }) => object) => void } };
    };
    axios.interceptors.request.use((config) => ({
      ...config,
      url: config.url?.replace(/^https:\/\/(identity|api)\.xero\.com/, origin),
    }));
  }

  override async initialize(): Promise<this> {
    const issuer = new Issuer({
      issuer: "https://identity.xero.com",
      authorization_endpoint: `${this.origin}/identity/connect/authorize`,
      token_endpoint: `${this.origin}/connect/token`,
      revocation_endpoint: `${this.origin}/connect/revocation`,
      jwks_uri: `${this.origin}/.well-known/openid-configuration/jwks`,
    });
    this.openIdClient = new issuer.Client({
      client_id: CLIENT.clientId,
      client_secret: CLIENT.clientSecret,
      redirect_uris: [REDIRECT_URI],
    });
    return this;
  }
}

/** A person on the consent page: picks the organisation and presses "Allow access". */
async function allowAccess(consentUrl: string, tenantId: string): Promise<string> {
  const page = await (await fetch(consentUrl)).text();
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const form = new URLSearchParams(hidden.map(([, name = "", value = ""]) => [name, value]));
  form.set("tenantId", tenantId);
  form.set("decision", "allow");
  const answer = await fetch(`${bench.url}/identity/connect/authorize`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  return answer.headers.get("location") ?? "";
}

test("the real xero-node connects, writes contacts, invoices and payments, and reads them back", async () => {
  const xero = new PointedXeroClient(bench.url);
  await xero.initialize();
  const tenantId = await bench.tenantOf("GB");

  const callback = await allowAccess(await xero.buildConsentUrl(), tenantId);
  const tokens = await xero.apiCallback(callback);
  expect(tokens.claims().email).toBe("sam.taylor@example.com");
  const [tenant] = await xero.updateTenants();
  expect(tenant).toMatchObject({ tenantId, tenantType: "ORGANISATION", tenantName: "Harbour & Pine Ltd" });

  const contacts = await xero.accountingApi.createContacts(tenantId, { contacts: [{ name: "Grace Hopper" }] }, false);
  const contactID = first(contacts.body.contacts).contactID ?? "";

  // 3 x 1.2345 = 3.7035, so 3.70; VAT at 20 % is 0.74; 4.44 in all.
  const wish: Invoice = {
    type: Invoice.TypeEnum.ACCREC,
    contact: { contactID },
    date: "2026-11-20",
    dueDate: "2026-12-20",
    lineAmountTypes: LineAmountTypes.Exclusive,
    status: Invoice.StatusEnum.AUTHORISED,
    lineItems: [{ description: "Twine", quantity: 3, unitAmount: 1.2345, accountCode: "200" }],
  };
  const created = await xero.accountingApi.createInvoices(tenantId, { invoices: [wish] }, false, 4, "key-1");
  const again = await xero.accountingApi.createInvoices(tenantId, { invoices: [wish] }, false, 4, "key-1");
  const invoice = first(created.body.invoices);
  expect(invoice).toMatchObject({ subTotal: 3.7, totalTax: 0.74, total: 4.44, statusAttributeString: "OK" });
  expect(first(again.body.invoices).invoiceID).toBe(invoice.invoiceID);
  // 60 less three calls: updateTenants reads each organisation, then the contact and the invoice.
  expect(created.response.headers["x-minlimit-remaining"]).toBe("57");

  const invoiceID = invoice.invoiceID ?? "";
  const paid = await xero.accountingApi.createPayments(tenantId, {
    payments: [{ invoice: { invoiceID }, account: { code: "855" }, date: "2026-11-20", amount: 4.44 }],
  });
  expect(first(paid.body.payments).paymentType).toBe("ACCRECPAYMENT");

  const list = await xero.accountingApi.getInvoices(tenantId, undefined, undefined, undefined, [invoiceID]);
  expect(list.body.invoices).toHaveLength(1);
  expect(first(list.body.invoices)).toMatchObject({ invoiceID, status: "PAID", amountDue: 0, amountPaid: 4.44 });

  const refreshed = await xero.refreshToken();
  expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
});
