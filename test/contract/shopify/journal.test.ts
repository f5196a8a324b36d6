import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { killAll, startShopifyProcess } from "../simulator-process";
import { CLIENT_ID, CLIENT_SECRET, DEMO, startBench, type Bench } from "./bench";

interface Entry {
  readonly sequence: number;
  readonly kind: string;
  readonly [detail: string]: unknown;
}

afterEach(killAll);

const entries = async (bench: Bench, query: string) => (await bench.call("GET", `/control/journal?${query}`)).body as unknown as Entry[];
const lastSequence = async (bench: Bench) => (await entries(bench, "limit=10000")).at(-1)?.sequence ?? 0;

test("a change carries the order's figures as they then stand, in decimal strings", async () => {
  const bench = await startBench();
  const after = await lastSequence(bench);
  const lines = [{ title: "Thing", quantity: 2, price: "10.00" }];
  const { id } = await bench.control("/orders", { lines, taxes: [{ title: "VAT", rate: "0.2" }], taxesIncluded: false, shipping: "5.00" });
  await bench.control("/orders/1013/pay");
  const changes = await entries(bench, `after=${after}&kind=change`);
  const orders = changes.filter(({ collection }) => collection === "orders");
  // 2 × 10.00 and 5.00 shipping, 20 % tax on both: 25.00 + 5.00.
  const figures = { name: "#1013", currency: "GBP", total: "30.00", totalTax: "5.00", shipping: "5.00" };
  expect(orders[0]).toMatchObject({ id, figures: { ...figures, status: "PENDING", received: "0.00", outstanding: "30.00" } });
  expect(orders.at(-1)).toMatchObject({ id, figures: { ...figures, status: "PAID", received: "30.00", outstanding: "0.00" } });
});

test("a GraphQL request is in it with operation, fields, shop, status and the ids in its answer; secrets are not", async () => {
  const bench = await startBench();
  const token = await bench.token();
  const after = await lastSequence(bench);
  const answer = await bench.graphql(token, "query Newest { orders(first: 1, reverse: true) { nodes { id customer { id } } } shop { name } }");
  const { nodes } = answer.data?.["orders"] as { nodes: { id: string; customer: { id: string } }[] };
  await bench.graphql("no-token", "{ shop { name } }");
  const found = await entries(bench, `after=${after}`);
  expect(found).toMatchObject([
    { kind: "request", method: "POST", path: "/admin/api/2026-10/graphql.json", shop: DEMO, operation: "Newest", fields: ["orders", "shop"], status: 200, ids: [nodes[0]?.id, nodes[0]?.customer.id] },
    { kind: "request", status: 401 },
  ]);
  const everything = JSON.stringify(await entries(bench, "limit=10000"));
  expect(everything).not.toContain(token);
  expect(everything).not.toContain(CLIENT_SECRET);
});

test("it is read in pages: after a number, so many at most, of one kind", async () => {
  const bench = await startBench();
  const after = await lastSequence(bench);
  for (let round = 0; round < 3; round += 1) await bench.control("/orders", { shape: "paid" });
  const all = await entries(bench, `after=${after}`);
  expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, index) => after + index + 1));
  expect(await entries(bench, `after=${after + 1}&limit=2`)).toEqual(all.slice(1, 3));
  expect(await entries(bench, `after=${after}&kind=control`)).toEqual(all.filter(({ kind }) => kind === "control"));
  expect((await entries(bench, `after=${after}&kind=control`)).map(({ path }) => path)).toEqual(["/control/orders", "/control/orders", "/control/orders"]);
  expect((await bench.call("GET", "/control/journal?limit=many")).status).toBe(400);
});

test("what was answered is in the file and in the shop, even after SIGKILL", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "shopify-journal-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const settings = { dataDir, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
  const before = await startShopifyProcess(settings);
  const place = async (url: string) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url}/control/orders`, { method: "POST", headers, body: JSON.stringify({ shape: "paid" }) });
    return (await response.json()) as { id: number; name: string; total: string };
  };
  const answered: { id: number; name: string; total: string }[] = [];
  const calls = Array.from({ length: 24 }, () =>
    place(before.url).then(
      (order) => {
        answered.push(order);
        if (answered.length === 8) before.kill();
      },
      () => undefined,
    ),
  );
  await Promise.all(calls);
  expect(await before.ended).toBe("SIGKILL");
  expect(answered.length).toBeGreaterThanOrEqual(8);

  const lines = readFileSync(join(dataDir, "journal.jsonl"), "utf8").split("\n").filter((line) => line.endsWith("}"));
  const changes = lines.map((line) => JSON.parse(line) as Entry).filter(({ collection }) => collection === "orders");
  const after = await startShopifyProcess(settings);
  for (const { id, name, total } of answered) {
    expect(changes).toContainEqual(expect.objectContaining({ id, figures: expect.objectContaining({ name, total, received: total }) }));
    const kept = await (await fetch(`${after.url}/control/orders/${id}`)).json();
    expect(kept).toMatchObject({ name, total, received: total, outstanding: "0.00" });
  }
  // The next order's number is none of those.
  const names = answered.map(({ name }) => name);
  const next = await place(after.url);
  expect(names).not.toContain(next.name);
}, 60_000);
