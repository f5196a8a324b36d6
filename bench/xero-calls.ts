import { send, type Call } from "./load";
import { control, type Calls, type Description } from "./simulators";

const SCOPES = "openid offline_access accounting.invoices accounting.contacts accounting.settings";

/** Loads the books, then gives an invoice by its id, a page of ten, and the writing of a new invoice. */
export async function xeroCalls({ xero }: Description, count: number): Promise<Calls> {
  const tenantId = xero.tenants.find(({ countryCode }) => countryCode === "GB")?.tenantId ?? "";
  await control(xero.url, "/limits", { enforced: false });
  await control(xero.url, `/organisations/${tenantId}/invoices/many`, { count, seed: 1 });
  const headers = {
    authorization: `Bearer ${await xeroToken(xero, tenantId)}`,
    "xero-tenant-id": tenantId,
    accept: "application/json",
    "content-type": "application/json",
  };
  const get = (path: string): Call => ({ method: "GET", path: `/api.xro/2.0${path}`, headers });
  const ids = await idsOfInvoices(xero.url, get(`/Invoices?page=1&pageSize=1000`));
  return {
    invoiceById: (index) => get(`/Invoices/${ids[(index * 7_919) % ids.length]}`),
    pageOfTen: (index) => get(`/Invoices?page=${(index % 1_000) + 1}&pageSize=10`),
    putInvoice: (index) => ({ ...get("/Invoices"), method: "PUT", body: JSON.stringify(invoice(index)) }),
  };
}

function invoice(index: number): unknown {
  return {
    Type: "ACCREC",
    Status: "AUTHORISED",
    Contact: { Name: `Customer ${(index % 200) + 1}` },
    InvoiceNumber: `BENCH-${index}`,
    Date: "2026-11-20",
    DueDate: "2026-12-04",
    LineAmountTypes: "Inclusive",
    LineItems: [{ Description: "Goods", Quantity: 2, UnitAmount: 10.5, AccountCode: "200" }],
  };
}

/** "Allow access" without a browser, then the token endpoint, as a client does it. */
export async function xeroToken({ url, clientId, clientSecret, redirectUri }: Description["xero"], tenantId: string): Promise<string> {
  const { code } = await control(url, "/consent", { clientId, scopes: SCOPES, tenantId, redirectUri });
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const body = new URLSearchParams({ grant_type: "authorization_code", code: String(code), redirect_uri: redirectUri });
  const answer = await fetch(`${url}/connect/token`, { method: "POST", headers: { authorization: `Basic ${basic}` }, body });
  return String(((await answer.json()) as Record<string, unknown>)["access_token"]);
}

async function idsOfInvoices(url: string, call: Call): Promise<string[]> {
  const { hostname: host, port } = new URL(url);
  const { Invoices } = JSON.parse(await send({ host, port }, call)) as { Invoices: { InvoiceID: string }[] };
  return Invoices.map(({ InvoiceID }) => InvoiceID);
}
