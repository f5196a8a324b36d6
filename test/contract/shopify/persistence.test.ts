import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startBench, type Bench } from "./bench";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "shopify-persistence-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const READABLE = ["/orders", "/customers", "/companies", "/locations", "/drafts", "/payouts", "/balance-transactions", "/disputes", "/tender-transactions", "/payments-account", "/shops", "/webhooks"];

async function everything(bench: Bench): Promise<Record<string, unknown>> {
  const answers = await Promise.all(READABLE.map(async (path) => [path, (await bench.call("GET", `/control${path}`)).body] as const));
  return Object.fromEntries(answers);
}

test("a second start finds every kind of record as it was, the tokens, the clock and the next numbers", async () => {
  const before = await startBench({ dataDir });
  const token = await before.token();
  await before.control("/customers", { firstName: "Ada", lastName: "Lovelace", email: "ada@example.com" });
  await before.control("/companies", { name: "Analytical Ltd", contact: { customer: "ada@example.com" }, location: { name: "Leeds" } });
  await before.control("/locations", { name: "Leeds Market" });
  await before.control("/drafts", { lines: [{ title: "Thing", price: "10.00" }] });
  await before.control("/orders", { lines: [{ title: "Thing", quantity: 3, price: "10.00" }], paid: true });
  await before.control("/orders/1013/refund", { lines: [], amount: "7.50" });
  await before.control("/orders/1013/settle");
  await before.control("/payouts");
  await before.control("/disputes", { order: "1013", type: "INQUIRY", reason: "GENERAL" });
  const { gid } = await before.control("/orders", { shape: "unpaid" });
  await before.graphql(token, "mutation Tag($id: ID!) { tagsAdd(id: $id, tags: [\"kept\"]) { userErrors { message } } }", { variables: { id: gid } });
  await before.call("DELETE", "/control/orders/1001");
  const { now } = await before.control("/clock", { advanceMs: 60_000 });
  const known = await everything(before);
  await before.simulator.close();

  const after = await startBench({ dataDir });
  after.clock.ms = before.clock.ms;
  expect(await everything(after)).toEqual(known);
  const { data } = await after.graphql(token, "query Kept($id: ID!) { order(id: $id) { name tags } }", { variables: { id: gid } });
  expect(data).toEqual({ order: { name: "#1014", tags: ["kept"] } });
  expect((await after.control("/orders", { shape: "unpaid" }))["name"]).toBe("#1015");
  expect((await after.control("/clock", { advanceMs: 1 }))["now"]).toBe(new Date(Date.parse(String(now)) + 1).toISOString());
});

test("one order more writes the records that it touched, and no others", async () => {
  const bench = await startBench({ dataDir });
  const lines = () => readFileSync(join(dataDir, "records.jsonl"), "utf8").split("\n").slice(0, -1).map((line) => JSON.parse(line) as [kind: string, key: number | string]);
  await bench.control("/orders", { lines: [{ title: "Thing", price: "10.00" }] });
  const count = lines().length;
  const { id } = await bench.control("/orders", { lines: [{ title: "Thing", price: "10.00" }] });
  const written = lines().slice(count).map(([kind, key]) => `${kind} ${key}`);
  expect(written).toContain(`orders ${String(id)}`);
  expect(written).toContain("shops crossfoot-demo.myshopify.com");
  expect(written.filter((line) => line.startsWith("orders "))).toHaveLength(1);
  expect(written.length).toBeLessThan(6);
});

test("the state of an earlier version is not overlooked", async () => {
  writeFileSync(join(dataDir, "state.json"), "{}");
  await expect(startBench({ dataDir })).rejects.toThrow("state.json was written by an earlier version of this simulator");
});
