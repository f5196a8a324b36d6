import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { BackfillStore } from "../../app/ports/backfill-store";
import { makeWorker, withAccess } from "./setting/app-under-test";
import { dyingWorker, Killed } from "./setting/dying-worker";
import type { Merchant } from "./setting/merchant";
import { backfillPage, carriedOn, merchantWithPast, previewed } from "./setting/past-orders";
import { World } from "./setting/world";

// Each works through a whole backfill, with a preview of its own: seconds on a quiet machine.
vi.setConfig({ testTimeout: 120_000 });

const world = await World.start(afterAll);
const { app, lines } = world;
const { ports } = app;
beforeEach(() => world.xero.nextMinute());

const JUNE = { fromDay: "2026-06-01", toDay: "2026-06-30" };
/** A lease of a dead worker runs out, and what was in flight no longer is. */
const AFTER_DEATH_MS = 151_000;
// Mugs 14.50, canister 12.00, all paid: 41.00 of sales, of which 41.00 ÷ 6 = 6.83 and a bit tax (2.42 + 2.42 + 2.00 = 6.84).
const PAST = [
  { createdAt: "2026-06-02T09:00:00Z", lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" as const },
  { createdAt: "2026-06-03T09:00:00Z", lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" as const },
  { createdAt: "2026-06-04T09:00:00Z", lines: [{ sku: "HF-CAN-S" }], payment: "paid" as const },
];

/** Does turns until it dies, once for each of the given points of the store. */
async function workAndDie(merchant: Merchant, dying: Partial<BackfillStore>): Promise<void> {
  const worker = makeWorker(withAccess({ ...ports, backfills: { ...ports.backfills, ...dying } }));
  await expect(untilKilled(() => worker.turn(merchant.books.tenantId))).rejects.toThrow(Killed);
  await world.advance(AFTER_DEATH_MS);
}

async function untilKilled(turn: () => Promise<unknown>): Promise<void> {
  for (let turns = 0; turns < 12; turns++) {
    await turn();
    await world.advance(5_001);
  }
}

const killed = (where: string) => Promise.reject(new Killed(`Killed ${where}.`));

async function expectEverythingOnce(merchant: Merchant, numbers: readonly string[]): Promise<void> {
  const invoices = (await merchant.books.invoices()).filter(({ InvoiceNumber }) => numbers.includes(InvoiceNumber));
  expect(invoices.map(({ InvoiceNumber, Total, Status }) => [InvoiceNumber, Total, Status])).toEqual([
    [numbers[0], 14.5, "PAID"],
    [numbers[1], 14.5, "PAID"],
    [numbers[2], 12, "PAID"],
  ]);
  for (const number of numbers) expect(await merchant.books.paymentsOf(number)).toHaveLength(1);
}

describe("a worker that is killed in the preview", () => {
  test.each([
    { where: "export-begun", dying: { saveExport: () => killed("with an export that nobody knows") } },
    {
      where: "export-kept",
      dying: {
        saveExport: (...args: Parameters<BackfillStore["saveExport"]>) => ports.backfills.saveExport(...args).then(() => killed("after")),
      },
    },
    { where: "part-added", dying: { savePreview: () => killed("with a part added up") } },
    {
      where: "part-kept",
      dying: {
        savePreview: (...args: Parameters<BackfillStore["savePreview"]>) =>
          ports.backfills.savePreview(...args).then(() => killed("after")),
      },
    },
  ])("$where: every order is counted once", async ({ where, dying }) => {
    const { merchant } = await merchantWithPast(world, { handle: where, past: PAST });
    await app.crossfoot.planBackfill(merchant.shop, JUNE);
    await workAndDie(merchant, dying);

    const { current } = await carriedOn(merchant, (page) => page.current?.state !== "previewing");

    expect(current).toMatchObject({ found: 3, read: 3, preview: { outcomes: { post: 3 } } });
    expect(current?.preview?.documents[0]).toMatchObject({
      kind: "invoice",
      count: 3,
      total: { amount: "41.00" },
      tax: { amount: "6.84" },
    });
  });
});

describe("a worker that is killed in the run", () => {
  test.each([
    { where: "page-read", dying: { takeUp: () => killed("with a page in hand") } },
    {
      where: "page-taken-up",
      dying: { takeUp: (...args: Parameters<BackfillStore["takeUp"]>) => ports.backfills.takeUp(...args).then(() => killed("after")) },
    },
    {
      where: "all-at-rest",
      dying: {
        move: (...args: Parameters<BackfillStore["move"]>) =>
          args[1].to === "DONE" ? killed("at the end") : ports.backfills.move(...args),
      },
    },
  ])("$where: every order stands in the books once", async ({ where, dying }) => {
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: where, past: PAST });
    await previewed(merchant, JUNE);
    await app.crossfoot.controlBackfill(merchant.shop, "start");
    await workAndDie(merchant, dying);

    const { past } = await carriedOn(merchant, (page) => page.current === null);

    await expectEverythingOnce(merchant, placed.map(numberOf));
    expect(past).toMatchObject([{ outcome: "done", posted: 3, held: 0 }]);
  });

  test.each([
    { kind: "INVOICE", point: "stored" },
    { kind: "INVOICE", point: "answered" },
    { kind: "PAYMENT", point: "answered" },
  ] as const)("with the $kind batch $point: every order stands in the books once", async ({ kind, point }) => {
    const handle = `${kind}-${point}`.toLowerCase();
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle, past: PAST });
    await previewed(merchant, JUNE);
    await app.crossfoot.controlBackfill(merchant.shop, "start");
    const worker = dyingWorker(ports, kind, point);
    await expect(untilKilled(() => worker.turn(merchant.books.tenantId))).rejects.toThrow(Killed);
    await world.advance(AFTER_DEATH_MS);

    await carriedOn(merchant, (page) => page.current === null);

    await expectEverythingOnce(merchant, placed.map(numberOf));
  });
});

describe("Shopify's answer is lost", () => {
  test.each([
    { what: "the beginning of the export", handle: "no-beginning", match: /CrossfootExport\b/ },
    { what: "its state", handle: "no-state", match: /CrossfootExportState/ },
    { what: "its file", handle: "no-file", match: /result\.jsonl/ },
  ])("$what: it says so, and goes on by itself", async ({ handle, match }) => {
    const { merchant } = await merchantWithPast(world, { handle, past: PAST });
    await app.crossfoot.planBackfill(merchant.shop, JUNE);
    lines.shopify.cut(match, "after");
    await carriedOn(merchant, ({ current }) => current?.waitsFor?.reason.startsWith("Shopify did not answer") === true);

    const { current } = await carriedOn(merchant, (page) => page.current?.state !== "previewing");

    expect(current).toMatchObject({ state: "ready", waitsFor: null, preview: { outcomes: { post: 3 } } });
  });

  test("an export that Shopify ends is the end of the preview, with its reason", async () => {
    const { merchant } = await merchantWithPast(world, { handle: "ended-by-shopify", past: PAST });
    await stepExports("stepped");
    await app.crossfoot.planBackfill(merchant.shop, JUNE);
    await world.settle();
    await cancelExport(merchant);
    await stepExports("prompt");
    const { past } = await carriedOn(merchant, ({ current }) => current === null);

    expect(past).toMatchObject([{ outcome: "failed", reason: "Shopify ended the export as CANCELED." }]);
    expect((await backfillPage(merchant)).past).toHaveLength(1);
  });
});

function stepExports(pace: "stepped" | "prompt"): Promise<Response> {
  return fetch(`${world.shopify.url}/control/bulk-operations`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ pace }),
  });
}

/** Another program with the same token ends it. */
async function cancelExport({ shop }: Merchant): Promise<void> {
  const { admin } = await app.shopify.unauthenticated.admin(shop);
  const asked = await admin.graphql(`{ bulkOperations(first: 1) { nodes { id } } }`);
  const { data } = (await asked.json()) as { data?: { bulkOperations: { nodes: { id: string }[] } } };
  const variables = { id: data?.bulkOperations.nodes[0]?.id };
  await admin.graphql(`mutation Cancel($id: ID!) { bulkOperationCancel(id: $id) { userErrors { message } } }`, { variables });
}
