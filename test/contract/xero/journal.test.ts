import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { killAll, startXeroProcess } from "../simulator-process";
import { Bench, CLIENT, first, REDIRECT_URI, salesInvoice, SCOPES } from "./bench";

interface Entry {
  readonly sequence: number;
  readonly kind: string;
  readonly [detail: string]: unknown;
}

const folder = mkdtempSync(join(tmpdir(), "xero-journal-"));
let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("GB");
});
afterEach(killAll);
afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true });
});

const entries = async (query: string) => (await bench.json(`/control/journal?${query}`)) as Entry[];
const lastSequence = async () => (await entries("limit=10000")).at(-1)?.sequence ?? 0;

test("a change carries the figures of the record as they then stand, in decimal strings", async () => {
  const after = await lastSequence();
  const { InvoiceID, InvoiceNumber } = await bench.invoice({ Reference: "#1001" });
  await bench.pay(InvoiceID, 5.2);
  const changes = await entries(`after=${after}&kind=change`);
  // 2 × 10.50 = 21.00, 20 % VAT 4.20; of 25.20 then 5.20 are paid.
  const figures = { number: InvoiceNumber, reference: "#1001", currencyCode: "GBP", subTotal: "21.00", totalTax: "4.20", total: "25.20" };
  expect(changes.filter(({ category }) => category === "INVOICE")).toMatchObject([
    { changeType: "CREATE", resourceId: InvoiceID, figures: { ...figures, status: "AUTHORISED", paid: "0.00", outstanding: "25.20" } },
    { changeType: "UPDATE", resourceId: InvoiceID, figures: { ...figures, status: "AUTHORISED", paid: "5.20", outstanding: "20.00" } },
  ]);
  expect(changes.find(({ category }) => category === "INVOICE")).toMatchObject({
    tenantId: bench.tenantId,
    figures: { lines: [{ description: "Mug", quantity: "2.0000", unitAmount: "10.5000", lineAmount: "21.00", taxAmount: "4.20", accountCode: "200" }] },
  });
  expect(changes.filter(({ category }) => category === "PAYMENT")).toMatchObject([{ figures: { amount: "5.20", documentId: InvoiceID } }]);
});

test("every request is in it, refused ones too, under what it was", async () => {
  const after = await lastSequence();
  await bench.api("GET /Invoices/nothing-like-it", undefined, { authorization: "Bearer forged" });
  await bench.tokenRequest({ grant_type: "refresh_token", refresh_token: "unknown" });
  await fetch(`${bench.url}/`);
  await bench.json("/control/clock", { advanceMs: 1 });
  await bench.json("/control/organisations");
  const found = await entries(`after=${after}`);
  expect(found.map(({ kind, method, path, status }) => [kind, method, path, status])).toEqual([
    ["request", "GET", "/api.xro/2.0/Invoices/nothing-like-it", 401],
    ["sign-in", "POST", "/connect/token", 400],
    ["page", "GET", "/", 200],
    ["control", "POST", "/control/clock", 200],
  ]);
  expect(found.every(({ durationMs }) => typeof durationMs === "number")).toBe(true);
});

test("it is read in pages: after a number, so many at most, of one kind", async () => {
  const after = await lastSequence();
  for (const name of ["One", "Two", "Three"]) await bench.contact(name);
  expect((await entries(`after=${after}&limit=2`)).map(({ sequence, kind }) => [sequence, kind])).toEqual([
    [after + 1, "change"],
    [after + 2, "request"],
  ]);
  expect((await entries(`after=${after}&kind=change`)).map(({ sequence }) => sequence)).toEqual([after + 1, after + 3, after + 5]);
  expect(await entries("after=-1")).toEqual({ error: "after must be a whole number, 0 or more." });
});

test("what was answered is in the file and in the books, even after SIGKILL", async () => {
  const dataDir = join(folder, "killed");
  const before = await startXeroProcess({ dataDir, ...CLIENT, redirectUri: REDIRECT_URI });
  const api = await connect(before.url);
  const numbers = Array.from({ length: 24 }, (_, index) => `KILL-${index}`);
  const answered: string[] = [];
  // The first answers come back while the others are still under way; then the process is killed.
  const writes = numbers.map((InvoiceNumber) =>
    api("PUT /Invoices", { ...salesInvoice(), InvoiceNumber }).then(
      () => {
        answered.push(InvoiceNumber);
        if (answered.length === 8) before.kill();
      },
      () => undefined
    )
  );
  await Promise.all(writes);
  expect(await before.ended).toBe("SIGKILL");
  expect(answered.length).toBeGreaterThanOrEqual(8);

  const journal = readFileSync(join(dataDir, "journal.jsonl"), "utf8").split("\n").filter((line) => line.endsWith("}"));
  const written = journal.map((line) => JSON.parse(line) as Entry);
  const inJournal = written.filter(({ category }) => category === "INVOICE").map(({ figures }) => (figures as { number: string }).number);
  expect(inJournal).toEqual(expect.arrayContaining(answered));
  expect(written.filter(({ kind, method, path }) => kind === "request" && method === "PUT" && path === "/api.xro/2.0/Invoices").length).toBeGreaterThanOrEqual(answered.length);

  const after = await startXeroProcess({ dataDir, ...CLIENT, redirectUri: REDIRECT_URI });
  const apiAfter = await connect(after.url);
  for (const number of answered) {
    const { Invoices = [] } = (await apiAfter(`GET /Invoices/${number}`)) as { Invoices?: { Total: number }[] };
    expect([number, first(Invoices).Total]).toEqual([number, 25.2]);
  }
}, 60_000);

type Call = (request: string, body?: unknown) => Promise<unknown>;

/** Consent, token and calls against a process; limits off, for many calls at once. */
async function connect(url: string): Promise<Call> {
  const json = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    return (await fetch(url + path, init)).json() as Promise<unknown>;
  };
  await json("/control/limits", { enforced: false });
  const organisations = (await json("/control/organisations")) as { tenantId: string; countryCode: string }[];
  const tenantId = organisations.find(({ countryCode }) => countryCode === "GB")?.tenantId ?? "none";
  const { code } = (await json("/control/consent", { clientId: CLIENT.clientId, scopes: SCOPES, tenantId, redirectUri: REDIRECT_URI })) as { code: string };
  const basic = Buffer.from(`${encodeURIComponent(CLIENT.clientId)}:${encodeURIComponent(CLIENT.clientSecret)}`).toString("base64");
  const grant = new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri: REDIRECT_URI });
  const tokens = await fetch(`${url}/connect/token`, { method: "POST", headers: { authorization: `Basic ${basic}` }, body: grant });
  const { access_token } = (await tokens.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}`, "xero-tenant-id": tenantId, accept: "application/json", "content-type": "application/json" };
  return async (request, body) => {
    const [method = "", path = ""] = request.split(" ");
    const response = await fetch(`${url}/api.xro/2.0${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    return response.json();
  };
}
