import { beforeEach, describe, expect, test } from "vitest";
import { GraphqlQueryError, HttpInternalError, HttpThrottlingError, Session } from "@shopify/shopify-api";
import { DEMO, startBench, until, webhooksOf, type Bench, type GraphQLAnswer } from "./bench";
import { libraryAgainst } from "./library-client";

let bench: Bench;
let token = "";
beforeEach(async () => {
  bench = await startBench();
  token = await bench.token();
});

const order = (rules: unknown[], seed = 7) => bench.control("/faults", { seed, rules });
const NAME = "query Name { shop { name } }";
const READ = "query Read($id: ID!) { order(id: $id) { tags totalOutstandingSet { shopMoney { amount } } } }";
const LIST = `query List { orders(first: 50, query: "created_at:>='2026-11-21T12:00:00Z'") { nodes { name } } }`;
const TAG = "mutation Tag($id: ID!) { tagsAdd(id: $id, tags: [\"checked\"]) { userErrors { message } } }";

async function place(): Promise<{ gid: string; name: string }> {
  const { gid, name } = await bench.control("/orders", { shape: "unpaid" });
  return { gid: String(gid), name: String(name) };
}
const ask = (query: string, id?: string) => bench.graphql(token, query, id === undefined ? {} : { variables: { id } });
const tagsOf = async (id: string) => ((await ask(READ, id)).data?.["order"] as { tags: string[] } | null)?.tags;
/** A call that throws is a connection that was broken, or a body that is no JSON. */
const brokenOr = (answer: Promise<GraphQLAnswer>) => answer.then(({ status }) => status, () => "broken");
const requests = async () => {
  const { body } = await bench.call("GET", "/control/journal?kind=request&limit=10000");
  return body as unknown as { status: number | null; fault?: string; operation?: string; fields?: string[] }[];
};

describe("what strikes before the work: nothing was changed", () => {
  test.each([
    ["server-error", 500],
    ["unavailable", 503],
    ["too-many-requests", 429],
    ["drop-before", "broken"],
  ])("%s", async (fault, expected) => {
    const { gid } = await place();
    await order([{ fault, match: { operation: "Tag" } }]);
    expect(await brokenOr(ask(TAG, gid))).toBe(expected);
    expect(await tagsOf(gid)).toEqual([]);
  });

  test("throttled in the way of GraphQL: status 200, no data, the code THROTTLED", async () => {
    const { gid } = await place();
    await order([{ fault: "throttled", match: { field: "tagsAdd" }, times: 1 }]);
    const answer = await ask(TAG, gid);
    expect([answer.status, answer.data, answer.errors?.[0]]).toMatchObject([200, undefined, { message: "Throttled", extensions: { code: "THROTTLED" } }]);
    expect(await tagsOf(gid)).toEqual([]);
    expect((await ask(TAG, gid)).errors).toBeUndefined();
    expect(await tagsOf(gid)).toEqual(["checked"]);
  });

  test("an internal error in the way of GraphQL: status 200, no data, the code INTERNAL_SERVER_ERROR", async () => {
    const { gid } = await place();
    await order([{ fault: "internal-error", match: { field: "tagsAdd" }, times: 1 }]);
    const { status, data, errors } = await ask(TAG, gid);
    expect([status, data, errors]).toMatchObject([200, undefined, [{ extensions: { code: "INTERNAL_SERVER_ERROR", requestId: expect.any(String) } }]]);
    expect(await tagsOf(gid)).toEqual([]);
    expect((await ask(TAG, gid)).errors).toBeUndefined();
    expect(await tagsOf(gid)).toEqual(["checked"]);
  });

  test("429 says when to come back", async () => {
    await order([{ fault: "too-many-requests" }]);
    const headers = { "content-type": "application/json", "x-shopify-access-token": token, "x-forwarded-host": "crossfoot-demo.myshopify.com" };
    const response = await fetch(`${bench.simulator.url}/admin/api/2026-10/graphql.json`, { method: "POST", headers, body: JSON.stringify({ query: NAME }) });
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "2.0"]);
  });
});

describe("what strikes after the work: it is done, and its sender does not learn of it", () => {
  test.each([
    ["server-error-after", 500],
    ["internal-error-after", 200],
    ["drop-after", "broken"],
    ["truncated-body", "broken"],
  ])("%s", async (fault, expected) => {
    const { gid } = await place();
    await order([{ fault, match: { operation: "Tag" }, times: 1 }]);
    expect(await brokenOr(ask(TAG, gid))).toBe(expected);
    expect(await tagsOf(gid)).toEqual(["checked"]);
  });
});

describe("a rule strikes what it matches", () => {
  test("an operation by its name, or by a field that it asks for at its top", async () => {
    await order([{ fault: "server-error", match: { operation: "Name" } }, { fault: "unavailable", match: { field: "orders" } }]);
    expect([(await ask(NAME)).status, (await ask(LIST)).status, (await ask("{ shop { id } }")).status]).toEqual([500, 503, 200]);
  });

  test("the token endpoint by its path; the control API never", async () => {
    await order([{ fault: "unavailable", match: { path: "/admin/oauth" } }]);
    const answer = await bench.call("POST", "/admin/oauth/access_token", { body: {} });
    expect([answer.status, (await ask(NAME)).status]).toEqual([503, 200]);
    await order([{ fault: "unavailable" }]);
    expect((await bench.call("GET", "/control/shops")).status).toBe(200);
  });

  test("the same seed and the same requests bring the same faults, another seed others", async () => {
    await bench.control("/limits", { enforced: false });
    const rules = [{ fault: "server-error", chance: 0.3 }, { fault: "throttled", chance: 0.3 }];
    const sequence = async (seed: number) => {
      await order(rules, seed);
      const seen: string[] = [];
      for (let round = 0; round < 24; round += 1) {
        const { status, errors } = await ask(NAME);
        seen.push(`${status} ${errors ? "refused" : "fine"}`);
      }
      return seen;
    };
    const once = await sequence(5);
    expect(await sequence(5)).toEqual(once);
    expect(await sequence(6)).not.toEqual(once);
    expect(new Set(once).size).toBe(3);
  });
});

describe("stale reads", () => {
  beforeEach(async () => {
    await place();
    await order([{ fault: "stale-read", ms: 10_000 }]);
  });
  const names = async () => ((await ask(LIST)).data?.["orders"] as { nodes: { name: string }[] }).nodes.map(({ name }) => name);

  test("an order, its tags and its payment are seen as they stood ten seconds ago; a mutation works on what there is", async () => {
    const before = await names();
    expect(before).toEqual(["#1013"]);
    const { gid, name } = await place();
    expect([await tagsOf(gid), await names()]).toEqual([undefined, before]);
    expect((await ask(TAG, gid)).data?.["tagsAdd"]).toEqual({ userErrors: [] });

    bench.clock.ms += 9_999;
    await bench.control(`/orders/${name.slice(1)}/pay`);
    expect(await names()).toEqual(before);
    bench.clock.ms += 1;
    expect([await tagsOf(gid), await names()]).toEqual([["checked"], [...before, name]]);
    const outstanding = async () => (await ask(READ, gid)).data?.["order"] as { totalOutstandingSet: { shopMoney: { amount: string } } };
    expect((await outstanding()).totalOutstandingSet.shopMoney.amount).not.toBe("0.0");
    bench.clock.ms += 9_999;
    expect((await outstanding()).totalOutstandingSet.shopMoney.amount).toBe("0.0");
  });
});

describe("webhooks", () => {
  const ids = (topic: string) => webhooksOf(bench, topic).map(({ headers }) => String(headers["x-shopify-webhook-id"]));

  test("lost: never sent, and the journal says so", async () => {
    await order([{ fault: "webhook-lost", match: { topic: "orders/create" }, times: 1 }]);
    await place();
    await place();
    await until("the second order's webhook", () => webhooksOf(bench, "orders/create").length === 1);
    expect(JSON.parse(webhooksOf(bench, "orders/create")[0]?.body ?? "{}")).toMatchObject({ name: "#1014" });
    const { body } = await bench.call("GET", "/control/journal?kind=webhook-fault");
    expect(body).toMatchObject([{ fault: "webhook-lost", topic: "orders/create" }]);
  });

  test("duplicated: sent twice with the same ids", async () => {
    await order([{ fault: "webhook-duplicated", match: { topic: "orders/create" } }]);
    await place();
    await until("both copies", () => ids("orders/create").length === 2);
    expect(new Set(ids("orders/create")).size).toBe(1);
  });

  test("delayed: sent when the simulated time has come", async () => {
    await order([{ fault: "webhook-delayed", ms: 600_000, match: { topic: "orders/create" }, times: 1 }]);
    await place();
    await place();
    await until("the other order's webhook", () => ids("orders/create").length === 1);
    expect(JSON.parse(webhooksOf(bench, "orders/create")[0]?.body ?? "{}")).toMatchObject({ name: "#1014" });
    await bench.control("/clock", { advanceMs: 600_000 });
    await until("the delayed one", () => ids("orders/create").length === 2);
  });

  test("reordered: they overtake each other, all arrive, and the seed decides how", async () => {
    await order([{ fault: "webhook-reordered", ms: 3_600_000, match: { topic: "orders/create" } }], 3);
    for (let round = 0; round < 6; round += 1) await place();
    let nowMs = bench.clock.ms;
    for (let minute = 0; minute < 60; minute += 1) {
      nowMs = Date.parse(String((await bench.control("/clock", { advanceMs: 60_000 }))["now"]));
      await until("what is due", async () => (await dueTimes()).every((dueAtMs) => dueAtMs > nowMs));
    }
    const names = webhooksOf(bench, "orders/create").map(({ body }) => (JSON.parse(body) as { name: string }).name);
    expect([...names].sort()).toEqual(["#1013", "#1014", "#1015", "#1016", "#1017", "#1018"]);
    expect(names).not.toEqual([...names].sort());
  });

  async function dueTimes(): Promise<number[]> {
    const { body } = await bench.call("GET", "/control/webhooks");
    return (body as unknown as { state: string; dueAtMs: number }[]).flatMap(({ state, dueAtMs }) => (state === "pending" ? [dueAtMs] : []));
  }
});

test("Shopify's own library takes them for what they would be", async () => {
  const session = new Session({ id: `offline_${DEMO}`, shop: DEMO, state: "", isOnline: false, accessToken: token });
  const client = new (libraryAgainst(bench.simulator.url).clients.Graphql)({ session });
  await order([{ fault: "too-many-requests", times: 1 }, { fault: "server-error", times: 1 }, { fault: "throttled", times: 1 }, { fault: "internal-error", times: 1 }, { fault: "truncated-body", times: 1 }]);
  const refusal = () => client.request(NAME).then(() => "none", (error: unknown) => error);
  const throttled = await refusal();
  expect(throttled).toBeInstanceOf(HttpThrottlingError);
  expect((throttled as HttpThrottlingError).response).toMatchObject({ code: 429, retryAfter: 2 });
  expect(await refusal()).toBeInstanceOf(HttpInternalError);
  expect(await refusal()).toMatchObject({ message: expect.stringContaining("Throttled") });
  const internal = await refusal();
  expect(internal).toBeInstanceOf(GraphqlQueryError);
  expect(internal).toMatchObject({ body: { errors: { graphQLErrors: [{ extensions: { code: "INTERNAL_SERVER_ERROR" } }] } } });
  expect(await refusal()).toBeInstanceOf(Error);
  expect((await client.request(NAME)).data).toEqual({ shop: { name: "Hartley & Finch" } });
});

test("each injected fault is in the journal, with what the request was", async () => {
  await order([{ fault: "drop-before", times: 1 }, { fault: "server-error-after", times: 1 }]);
  await brokenOr(ask(NAME));
  await ask(NAME);
  await ask(NAME);
  const seen = (await requests()).slice(-3);
  expect(seen).toMatchObject([{ status: null, fault: "drop-before" }, { status: 500, fault: "server-error-after", operation: "Name", fields: ["shop"] }, { status: 200, operation: "Name", fields: ["shop"] }]);
  expect(seen[2]).not.toHaveProperty("fault");
});
