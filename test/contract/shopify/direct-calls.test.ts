import { gzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import { DEMO, startBench, type Bench } from "./bench";

let bench: Bench;
let token = "";
beforeEach(async () => {
  bench = await startBench();
  token = await bench.token();
  // The bucket is left alone, so that equal calls have equal answers.
  await bench.control("/limits", { enforced: false });
});

async function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  const address = `${bench.simulator.url}/admin/api/2026-10/graphql.json`;
  const usual = { "content-type": "application/json", "x-shopify-access-token": token, "x-forwarded-host": DEMO };
  const response = await fetch(address, { method: "POST", headers: { ...usual, ...headers }, body });
  const seen = ["content-type", "x-shopify-api-version"].map((name) => response.headers.get(name));
  return { status: response.status, seen, body: (await response.json()) as unknown };
}

const QUERY = JSON.stringify({ query: "{ shop { myshopifyDomain } }" });

test("a plain call and one that takes the way of all other requests get the same answer", async () => {
  const direct = await post(QUERY);
  expect(direct).toMatchObject({ status: 200, seen: ["application/json; charset=utf-8", "2026-10"], body: { data: { shop: { myshopifyDomain: DEMO } } } });
  expect(await post(new Uint8Array(gzipSync(QUERY)), { "content-encoding": "gzip" })).toEqual(direct);
  await bench.control("/faults", { rules: [{ fault: "unavailable", match: { operation: "Other" } }] });
  expect(await post(QUERY)).toEqual(direct);
});

test("so do refusals: a body that is no JSON, one without a query, a wrong token", async () => {
  const refusals = async () => [await post("{ shop"), await post('{"variables": {}}'), await post(QUERY, { "x-shopify-access-token": "shpat_wrong" })];
  const direct = await refusals();
  expect(direct.map(({ status }) => status)).toEqual([400, 400, 401]);
  await bench.control("/faults", { rules: [{ fault: "unavailable", match: { operation: "Other" } }] });
  expect(await refusals()).toEqual(direct);
});
