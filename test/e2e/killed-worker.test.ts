import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox, type Sandbox } from "../../launch/sandbox";
import { removeSandboxData } from "../../launch/sandbox-data";
import { askJson, waitFor } from "../../launch/smoke/http";
import { Merchant } from "../../launch/smoke/merchant";

type Order = { id: string; name: string };
type Invoice = { InvoiceID: string; InvoiceNumber: string; Status: string; Total: number; AmountDue: number; Payments: unknown[] };

/** Real kills of the real worker process, at the two worst moments. */
describe("a worker killed with SIGKILL in the middle", () => {
  let dataDir: string;
  let sandbox: Sandbox;
  let books: string;
  let merchant: Merchant;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "crossfoot-kill-"));
    sandbox = await startSandbox({ port: 0, dataDir, quiet: true });
    merchant = new Merchant(sandbox);
    await merchant.install();
    const { tenantId } = await merchant.connect("GB");
    books = `${sandbox.urls.xero}/control/organisations/${tenantId}`;
    await merchant.switchOn();
  });

  afterAll(async () => {
    await sandbox?.stop();
    await removeSandboxData(dataDir);
  });

  // "after": Xero has done the work and the answer is lost. "before": the request never did anything.
  it.each([
    ["PUT /Invoices", "after"],
    ["PUT /Invoices", "before"],
    ["PUT /Payments", "after"],
    ["PUT /Payments", "before"],
  ])("at %s, %s Xero did it: one invoice, one payment", async (match, mode) => {
    await askJson(`${sandbox.urls.xero}/control/hold`, { match, mode });
    const order = await askJson<Order>(`${sandbox.urls.shopify}/control/orders`, { shape: "paid" });
    await waitFor(`${match} held`, async () => (await askJson<{ held: unknown }>(`${sandbox.urls.xero}/control/hold`)).held);
    // The same webhook three times in all, while the first is being worked on.
    await askJson(`${sandbox.urls.shopify}/control/orders/${order.id}/redeliver`, { times: 2 });
    const killed = sandbox.worker.pid;
    sandbox.killWorker("SIGKILL");
    await askJson(`${sandbox.urls.xero}/control/release`, { drop: true });
    await waitFor("a new worker", async () => sandbox.worker.pid !== killed);

    await waitFor(`${order.name} synced`, async () => (await statusOf(order)) === "synced");
    const invoices = await invoicesOf(order);
    expect(invoices).toEqual([expect.objectContaining({ Status: "PAID", AmountDue: 0 })]);
    expect(invoices[0]?.Payments).toHaveLength(1);
  });

  /** As Crossfoot's own order list says; null while it does not know the order. */
  async function statusOf({ name }: Order): Promise<string | null> {
    const page = (await merchant.page("/app/orders", "routes/app.orders._index")) as { view: { rows: { name: string; status: string }[] } };

    return page.view.rows.find((row) => row.name === name)?.status ?? null;
  }

  async function invoicesOf({ name }: Order): Promise<Invoice[]> {
    const all = await askJson<Invoice[]>(`${books}/invoices`);

    return all.filter(({ InvoiceNumber }) => InvoiceNumber === `SH-${name.slice(1)}`);
  }
});
