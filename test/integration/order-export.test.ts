import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { readExport } from "../../app/adapters/shopify/read-export";
import type { OrderId, ShopDomain } from "../../app/domain/ids";
import type { ExportedOrder } from "../../app/ports/shop-history";
import { Merchant } from "./setting/merchant";
import type { NewOrder, ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.open(world, "exporting");
const shop = merchant.shop as ShopDomain;
const { shopHistory, shopOrders } = world.app.ports;

const MUG = { sku: "HF-MUG-CRM" };
const SHAPES: Record<string, NewOrder> = {
  paid: { lines: [MUG], payment: "paid" },
  unpaid: { lines: [MUG], payment: "unpaid" },
  "two lines and shipping": { lines: [MUG, { sku: "HF-CAN-S", quantity: 3 }], shipping: "4.95", payment: "paid" },
  discounted: { lines: [{ ...MUG, quantity: 2 }], discountPercent: "10", payment: "paid" },
  "tip and fee": { lines: [MUG], tip: "2.00", fees: [{ name: "Packing", amount: "1.50" }], payment: "paid" },
  duties: { lines: [{ title: "Tray", price: "12.00", duties: [{ amount: "3.00" }] }], payment: "paid" },
  "gift card": { lines: [{ title: "Card", price: "25.00", giftCard: true }], payment: "paid" },
  "several payments": { lines: [MUG], payments: [{ gateway: "gift_card", amount: "4.00" }, { gateway: "paypal" }] },
  untaxed: { lines: [MUG], taxes: [], payment: "paid" },
};
const placed: ShopOrder[] = [];
for (const order of Object.values(SHAPES)) placed.push(await merchant.placeOrder(order));
const refunded = await merchant.placeOrder({ lines: [MUG], payment: "paid" });
await world.shopify.refund(refunded, {});
await world.hear();

const url = await finishedExport();

async function finishedExport(): Promise<string> {
  const span = { from: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 3_600_000) };
  const began = await shopHistory.beginExport(shop, span);
  if (began.kind !== "done") throw new Error(JSON.stringify(began));
  for (let asked = 0; asked < 500; asked++) {
    const state = await shopHistory.exportState(shop, began.value);
    if (state.kind === "done" && state.value.kind === "finished") return state.value.file?.url ?? "";
  }
  throw new Error("The export does not finish.");
}

/** Every part of the file, each read by a request of its own. */
async function inParts(limit: number): Promise<ExportedOrder[][]> {
  const parts: ExportedOrder[][] = [];
  for (let fromByte: number | null = 0; fromByte !== null; ) {
    const answer = await shopHistory.readExport({ url, fromByte, limit, side: "shop" });
    if (answer.kind !== "done") throw new Error(JSON.stringify(answer));
    parts.push(answer.value.orders);
    fromByte = answer.value.nextByte;
  }

  return parts;
}

test("an exported order is the very order that reading it by itself gives", async () => {
  const exported = new Map((await inParts(100)).flat().map((each) => [each.name, each]));
  for (const { gid, name } of placed) {
    const read = await shopOrders.read(shop, { id: gid as OrderId, side: "shop" });
    const found = exported.get(name);

    expect(read.kind).toBe("done");
    expect(found).toEqual({ kind: "order", id: gid, name, order: read.kind === "done" ? read.value : null });
  }
  expect(exported.get(refunded.name)).toEqual({ kind: "refunded", id: refunded.gid, name: refunded.name });
});

test.each([1, 3, 9, 10, 11])("parts of %i orders hold every order once, in the same order", async (limit) => {
  const whole = (await inParts(1_000)).flat();
  const parts = await inParts(limit);

  expect(parts.flat()).toEqual(whole);
  expect(whole).toHaveLength(10);
  for (const part of parts.slice(0, -1)) expect(part).toHaveLength(limit);
});

test("a server that knows no ranges sends all of it: what was read before is passed over", async () => {
  const file = Buffer.from(await (await fetch(url)).arrayBuffer());
  const server = createServer((_request, response) => void response.end(file));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const first = await readExport({ url, fromByte: 0, limit: 4, side: "shop" }, origin);
  const second = await readExport({ url, fromByte: first.nextByte ?? -1, limit: 100, side: "shop" }, origin);

  expect([...first.orders, ...second.orders]).toEqual((await inParts(1_000)).flat());
});

test("a file whose lines stand apart from their orders is refused: an order without its lines would be posted wrong", async () => {
  const lines = (await (await fetch(url)).text()).trim().split("\n");
  const server = createServer((_request, response) => void response.end(lines.toReversed().join("\n")));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  await expect(readExport({ url, fromByte: 0, limit: 100, side: "shop" }, origin)).rejects.toThrow("stands apart from its order");
});
