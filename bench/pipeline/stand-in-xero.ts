// A stand-in for Xero that is quicker than what is measured: it takes every document as it comes, and adds up lines. A process
// of its own, so that its work is not the worker's; prints its port.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface Line {
  LineAmount: number;
  TaxType: string;
  TaxAmount?: number;
}
interface Document extends Record<string, unknown> {
  Total: number;
  AmountPaid: number;
  updatedMs: number;
}
type Body = Record<string, Record<string, unknown>[]>;

const PAGE = 1_000;
const RATES: Readonly<Record<string, number>> = { OUTPUT2: 0.2, RROUTPUT: 0.05 };
/** By tenant and id; oldest change first. */
const documents = new Map<string, Map<string, Document>>();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const url = new URL(request.url ?? "", "http://localhost");
    const kind = url.pathname.slice("/api.xro/2.0/".length);
    const tenant = String(request.headers["xero-tenant-id"]);
    const body = chunks.length > 0 ? (JSON.parse(Buffer.concat(chunks).toString("utf8")) as Body) : {};
    const answer =
      request.method === "GET" ? read(kind, { tenant, url, since: request.headers["if-modified-since"] }) : write(kind, tenant, body);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
});
server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));
process.once("SIGTERM", () => process.exit(0));

function write(kind: string, tenant: string, body: Body): unknown {
  const [elements = []] = Object.values(body);
  if (kind === "Contacts") return { Contacts: elements.map((each) => ({ ...each, ContactID: randomUUID(), ContactStatus: "ACTIVE" })) };
  if (kind === "Payments") return { Payments: elements.map((each) => pay(tenant, each)) };

  return { [kind]: elements.map((each) => issue(tenant, { kind, sent: each })) };
}

function issue(tenant: string, { kind, sent }: { kind: string; sent: Record<string, unknown> }): Document {
  const id = randomUUID();
  const lines = sent["LineItems"] as Line[];
  const net = cents(lines.reduce((sum, each) => sum + each.LineAmount, 0));
  const tax = cents(lines.reduce((sum, each) => sum + (each.TaxAmount ?? cents(each.LineAmount * (RATES[each.TaxType] ?? 0))), 0));
  const updatedMs = Date.now();
  const document: Document = {
    ...sent,
    [kind === "Invoices" ? "InvoiceID" : "CreditNoteID"]: id,
    Total: cents(net + tax),
    TotalTax: tax,
    AmountDue: cents(net + tax),
    AmountPaid: 0,
    RemainingCredit: cents(net + tax),
    Payments: [],
    UpdatedDateUTC: `/Date(${updatedMs}+0000)/`,
    updatedMs,
  };
  const books = documents.get(`${tenant} ${kind}`) ?? new Map<string, Document>();
  documents.set(`${tenant} ${kind}`, books.set(id, document));

  return document;
}

function pay(tenant: string, payment: Record<string, unknown>): unknown {
  const PaymentID = randomUUID();
  const { Invoice, CreditNote } = payment as { Invoice?: { InvoiceID: string }; CreditNote?: { CreditNoteID: string } };
  const [kind, id] = Invoice ? ["Invoices", Invoice.InvoiceID] : ["CreditNotes", CreditNote?.CreditNoteID ?? ""];
  const books = documents.get(`${tenant} ${kind}`);
  const document = books?.get(id);
  if (books && document) {
    const paid = cents(document.AmountPaid + Number(payment["Amount"]));
    const left = cents(document.Total - paid);
    const updatedMs = Date.now();
    books.delete(id);
    books.set(id, {
      ...document,
      AmountPaid: paid,
      AmountDue: left,
      RemainingCredit: left,
      Status: left === 0 ? "PAID" : "AUTHORISED",
      Payments: [{ ...payment, PaymentID, Status: "AUTHORISED" }],
      UpdatedDateUTC: `/Date(${updatedMs}+0000)/`,
      updatedMs,
    });
  }

  return { ...payment, PaymentID };
}

function read(kind: string, { tenant, url, since }: { tenant: string; url: URL; since: string | undefined }): unknown {
  if (kind === "Organisation")
    return { Organisations: [{ Name: tenant, CountryCode: "GB", BaseCurrency: "GBP", Timezone: "GMTSTANDARDTIME", ShortCode: "!B" }] };
  const from = since === undefined ? 0 : Date.parse(since.endsWith("Z") || since.includes("GMT") ? since : `${since}Z`);
  const ids = url.searchParams.get("IDs")?.split(",");
  const all = [...(documents.get(`${tenant} ${kind}`)?.values() ?? [])];
  const found = ids ? all.filter((each) => ids.includes(String(each["InvoiceID"]))) : all.filter(({ updatedMs }) => updatedMs >= from);
  const page = Number(url.searchParams.get("page") ?? 1);

  return { [kind]: found.slice((page - 1) * PAGE, page * PAGE), pagination: { page, pageCount: Math.ceil(found.length / PAGE) || 1 } };
}

function cents(amount: number): number {
  return Math.round(amount * 100 + 1e-6) / 100;
}
