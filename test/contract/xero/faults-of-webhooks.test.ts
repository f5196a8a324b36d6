import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench } from "./bench";
import { until, WebhookReceiver } from "./webhook-receiver";

const KEY = "s1gn1ngK3y==";
let receiver: WebhookReceiver;
let bench: Bench;
beforeAll(async () => {
  receiver = await WebhookReceiver.start(KEY);
  bench = await Bench.connected("GB", { webhook: { url: receiver.url, key: KEY } });
  await bench.json("/control/limits", { enforced: false });
  const isActive = async () => ((await bench.json("/control/webhooks")) as { status: string }).status === "OK";
  await until(isActive, "the subscription is active");
});
beforeEach(() => void receiver.received.splice(0));
afterEach(() => fetch(`${bench.url}/control/faults`, { method: "DELETE" }));
afterAll(async () => {
  await bench.close();
  await receiver.close();
});

const order = (rule: Record<string, unknown>, seed = 3) =>
  bench.json("/control/faults", { seed, rules: [{ match: { topic: "CONTACT" }, ...rule }] });
const arrived = () => receiver.deliveries.flatMap(({ events }) => events.map(({ resourceId }) => resourceId));
const passed = async (ms: number, count: number) => {
  bench.clock.advance(ms);
  await until(() => arrived().length >= count, `${count} events arrived`);
};
const add = async (name: string) => (await bench.contact(name)).ContactID;

test("lost: it never comes, and the journal says so; others do", async () => {
  await order({ fault: "webhook-lost", times: 1 });
  const [lost, kept] = [await add("Lost"), await add("Kept")];
  await passed(200, 1);
  expect(arrived()).toEqual([kept]);
  const faults = await bench.json("/control/journal?kind=webhook-fault&limit=10000");
  expect(faults).toMatchObject([{ fault: "webhook-lost", eventCategory: "CONTACT", resourceId: lost }]);
});

test("duplicated: it comes twice", async () => {
  await order({ fault: "webhook-duplicated", times: 1 });
  const [twice, once] = [await add("Twice"), await add("Once")];
  await passed(200, 3);
  expect(arrived()).toEqual([twice, twice, once]);
});

test("delayed: it comes when the simulated time has gone by", async () => {
  await order({ fault: "webhook-delayed", ms: 60_000, times: 1 });
  const [late, punctual] = [await add("Late"), await add("Punctual")];
  await passed(200, 1);
  expect(arrived()).toEqual([punctual]);
  bench.clock.advance(60_000);
  await passed(200, 2);
  expect(arrived()).toEqual([punctual, late]);
});

test("reordered: all come, in another order, which the seed decides", async () => {
  await order({ fault: "webhook-reordered", ms: 600_000 });
  const made: string[] = [];
  for (let index = 0; index < 8; index += 1) made.push(await add(`Shuffled ${index}`));
  bench.clock.advance(600_000);
  await passed(200, 8);
  expect([...arrived()].sort()).toEqual([...made].sort());
  expect(arrived()).not.toEqual(made);
});
