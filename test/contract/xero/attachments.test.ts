import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, first, salesInvoice, SCOPES } from "./bench";
import { refusals, rowOf, rowsOf, statusesWith, xeroNode } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.start();
  bench.tenantId = await bench.tenantOf("NZ");
  const code = await bench.consent(
    bench.tenantId,
    `${SCOPES} accounting.attachments accounting.manualjournals accounting.banktransactions`
  );
  bench.accessToken = (await bench.tokens(code)).access_token;
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

/** Bytes that are no text: as UTF-8 they would come back changed. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0xfe]);

const headers = () => ({ authorization: `Bearer ${bench.accessToken}`, "xero-tenant-id": bench.tenantId });

async function upload(path: string, content: Buffer, type = "image/png") {
  const response = await fetch(`${bench.url}/api.xro/2.0${path}`, {
    method: "PUT",
    headers: { ...headers(), accept: "application/json", "content-type": type },
    body: new Uint8Array(content),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === "" ? {} : JSON.parse(text),
  } as Awaited<ReturnType<Bench["api"]>>;
}

test("a file comes back to the byte, with the type that its sender gave it, by name and by id", async () => {
  const { InvoiceID } = await bench.invoice();
  expect((await bench.stored(InvoiceID)) as unknown).toMatchObject({ HasAttachments: false });
  const file = rowOf(
    await upload(`/Invoices/${InvoiceID}/Attachments/logo.png?IncludeOnline=true`, PNG),
    "Attachments"
  );
  expect(file).toEqual({
    AttachmentID: expect.stringMatching(/^[0-9a-f-]{36}$/),
    FileName: "logo.png",
    Url: `https://api.xero.com/api.xro/2.0/Invoices/${InvoiceID}/Attachments/logo.png`,
    MimeType: "image/png",
    ContentLength: 11,
    IncludeOnline: true,
  });
  for (const name of ["logo.png", String(file["AttachmentID"])]) {
    const read = await fetch(`${bench.url}/api.xro/2.0/Invoices/${InvoiceID}/Attachments/${name}`, {
      headers: headers(),
    });
    expect([read.status, read.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(Buffer.from(await read.arrayBuffer())).toEqual(PNG);
  }
  expect(rowsOf(await bench.api(`GET /Invoices/${InvoiceID}/Attachments`), "Attachments")).toEqual([file]);
  expect((await bench.stored(InvoiceID)) as unknown).toMatchObject({ HasAttachments: true });
});

test("a second file of the same name takes the place of the first", async () => {
  const { ContactID } = await bench.contact("Filed");
  const before = rowOf(
    await upload(`/Contacts/${ContactID}/Attachments/Terms.txt`, Buffer.from("old"), "text/plain"),
    "Attachments"
  );
  const after = rowOf(
    await upload(`/Contacts/${ContactID}/Attachments/terms.txt`, Buffer.from("newer"), "text/plain"),
    "Attachments"
  );
  expect(after).toMatchObject({ AttachmentID: before["AttachmentID"], ContentLength: 5 });
  expect(rowsOf(await bench.api(`GET /Contacts/${ContactID}/Attachments`), "Attachments")).toHaveLength(1);
});

test("a record holds ten files, and an eleventh is refused", async () => {
  const { InvoiceID } = await bench.invoice();
  for (let file = 1; file <= 10; file += 1) {
    expect(
      (await upload(`/Invoices/${InvoiceID}/Attachments/${file}.txt`, Buffer.from("x"), "text/plain")).status
    ).toBe(200);
  }
  const refused = await upload(`/Invoices/${InvoiceID}/Attachments/11.txt`, Buffer.from("x"), "text/plain");
  expect(refused.status).toBe(400);
  expect(refusals(refused)).toEqual(["The maximum number of attachments on one record is 10."]);
  // Replacing one of the ten is no eleventh.
  expect((await upload(`/Invoices/${InvoiceID}/Attachments/3.txt`, Buffer.from("y"), "text/plain")).status).toBe(200);
});

test("names with forbidden characters, empty files and files above 10 MB are refused", async () => {
  const { InvoiceID } = await bench.invoice();
  const at = (name: string) => `/Invoices/${InvoiceID}/Attachments/${encodeURIComponent(name)}`;
  for (const name of [
    "a<b.txt",
    "a:b.txt",
    "a/b.txt",
    "a?b.txt",
    "a*b.txt",
    "a+b.txt",
    'a"b.txt',
    "a|b.txt",
    "a\\b.txt",
  ]) {
    expect(refusals(await upload(at(name), PNG))).toEqual([
      expect.stringContaining("contains characters that are not allowed"),
    ]);
  }
  expect(refusals(await upload(at("empty.txt"), Buffer.alloc(0)))).toEqual(["The attachment has no content."]);
  expect((await upload(at("large.bin"), Buffer.alloc(10 * 1024 * 1024 + 1))).status).toBe(413);
  expect(rowsOf(await bench.api(`GET /Invoices/${InvoiceID}/Attachments`), "Attachments")).toEqual([]);
});

test("an upload with a key is done once, and another content under the same key is refused", async () => {
  const { InvoiceID } = await bench.invoice();
  const put = (content: Buffer) =>
    fetch(`${bench.url}/api.xro/2.0/Invoices/${InvoiceID}/Attachments/once.png`, {
      method: "PUT",
      headers: { ...headers(), accept: "application/json", "content-type": "image/png", "idempotency-key": "file-1" },
      body: new Uint8Array(content),
    });
  const [original, replay] = [await (await put(PNG)).text(), await (await put(PNG)).text()];
  expect(replay).toBe(original);
  const other = Buffer.from(PNG);
  other[10] = 0xfd;
  expect((await put(other)).status).toBe(400);
});

test("accounting.attachments is a scope of its own; unknown records and files are a 404", async () => {
  const requests = ["GET /Invoices/7b1f3f0e-0000-4000-8000-000000000001/Attachments"];
  expect(await statusesWith("accounting.invoices", requests)).toEqual([401]);
  expect(await statusesWith("accounting.attachments.read", requests)).toEqual([404]);
  const { InvoiceID } = await bench.invoice();
  expect((await bench.api(`GET /Invoices/${InvoiceID}/Attachments/none.txt`)).status).toBe(404);
  expect((await bench.api(`GET /CreditNotes/${InvoiceID}/Attachments`)).status).toBe(404);
});

test("files, e-mails, groups and merged contacts are there after a restart", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "xero-simulator-"));
  const before = await Bench.start({ dataDir });
  const [home, act] = [
    "/control/organisations/GB",
    (what: string, body: object) => before.json(`/control/organisations/GB/${what}`, body),
  ];
  await act("contacts", { Name: "Stays", ContactNumber: "S-1", EmailAddress: "stays@example.com" });
  await act("contacts", { Name: "Goes", ContactNumber: "S-2" });
  await act("contacts/S-2/merge", { into: "S-1" });
  const { InvoiceID } = (await act("invoices", {
    ...salesInvoice(),
    InvoiceNumber: "R-1",
    Contact: { ContactNumber: "S-1" },
  })) as { InvoiceID: string };
  await act("invoices/R-1/email", {});
  await act("api", { request: "PUT /ContactGroups", body: { Name: "Kept group" } });
  await act("api", { request: `PUT /Invoices/${InvoiceID}/Attachments/kept.txt`, body: "hello" });
  await before.close();

  const after = await Bench.start({ dataDir });
  expect(await after.json(`${home}/outbox`)).toMatchObject([{ to: ["stays@example.com"], invoiceNumber: "R-1" }]);
  const read = (request: string) => after.json(`${home}/api`, { request });
  expect(await read("GET /ContactGroups")).toMatchObject({ ContactGroups: [{ Name: "Kept group" }] });
  expect(await read(`GET /Invoices/${InvoiceID}/Attachments`)).toMatchObject({
    Attachments: [{ FileName: "kept.txt", ContentLength: 5 }],
  });
  expect(await read("GET /Contacts/S-2")).toMatchObject({
    Contacts: [{ ContactStatus: "ARCHIVED", MergedToContactID: expect.any(String) }],
  });
  await after.close();
  rmSync(dataDir, { recursive: true });
});

test("xero-node attaches a file to a bill, lists it and reads it", async () => {
  const { InvoiceID } = await bench.invoice({
    Type: "ACCPAY",
    LineItems: [{ Description: "Ads", Quantity: 1, UnitAmount: 5, AccountCode: "400" }],
  });
  const xero = xeroNode(bench);
  const type = { headers: { "Content-Type": "application/pdf" } };
  const made = await xero.createInvoiceAttachmentByFileName(
    bench.tenantId,
    InvoiceID,
    "bill.pdf",
    PNG,
    undefined,
    "key-a",
    type
  );
  expect(first(made.body.attachments)).toMatchObject({
    fileName: "bill.pdf",
    mimeType: "application/pdf",
    contentLength: 11,
  });
  const list = await xero.getInvoiceAttachments(bench.tenantId, InvoiceID);
  const [{ attachmentID = "" } = {}] = list.body.attachments ?? [];
  const read = await xero.getInvoiceAttachmentById(bench.tenantId, InvoiceID, attachmentID, "application/pdf");
  expect(Buffer.from(read.body)).toEqual(PNG);
});
