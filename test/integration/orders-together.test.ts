import { afterAll, expect, test } from "vitest";
import type { OrderId, ShopDomain } from "../../app/domain/ids";
import { Merchant } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.open(world, "together");
const shop = merchant.shop as ShopDomain;
const { shopOrders } = world.app.ports;

const MUG = { sku: "HF-MUG-CRM" };
const paid = await merchant.placeOrder({ lines: [MUG], payment: "paid" });
const refunded = await merchant.placeOrder({ lines: [{ ...MUG, quantity: 2 }], payment: "paid" });
await world.shopify.refund(refunded, {});
const GONE = "gid://shopify/Order/1" as OrderId;

const together = (ids: readonly OrderId[]) => shopOrders.readMany(shop, { ids, side: "shop" });
const alone = (id: OrderId) => shopOrders.read(shop, { id, side: "shop" });
const asked = (of: string) => world.lines.shopify.count(new RegExp(`query ${of}\\(`));

/** How often it was asked for during the work. */
async function askedDuring(of: string, work: () => Promise<unknown>): Promise<number> {
  const before = asked(of);
  await work();

  return asked(of) - before;
}

test("each is as it would be read alone, in the order asked, also with refunds, more lines than a page has, or gone", async () => {
  const long = await merchant.placeOrder({ lines: Array.from({ length: 35 }, () => MUG), payment: "paid" });
  const ids = [long.gid, GONE, refunded.gid, paid.gid] as OrderId[];

  const read = await together(ids);

  expect(read).toEqual(await Promise.all(ids.map(alone)));
  expect(read.map((each) => each.kind === "done" && each.value?.name)).toEqual([long.name, undefined, refunded.name, paid.name]);
  expect(read[0]?.kind === "done" && read[0].value?.lines.length).toBe(35);
  expect(read[2]?.kind === "done" && read[2].value?.refunds.length).toBe(1);
});

test("ten orders are one query, and one more for their refunds", async () => {
  const ids = Array.from({ length: 10 }, (_, index) => (index < 2 ? refunded.gid : paid.gid) as OrderId);

  const counts = { orders: 0, refunds: 0, alone: 0 };
  counts.alone = await askedDuring("CrossfootOrder", async () => {
    counts.refunds = await askedDuring("CrossfootRefundsOf", async () => {
      counts.orders = await askedDuring("CrossfootOrders", () => together(ids));
    });
  });

  expect(counts).toEqual({ orders: 1, refunds: 1, alone: 0 });
});

test("what costs more than Shopify allows together is read one by one", async () => {
  const ids = Array.from({ length: 60 }, () => paid.gid as OrderId);

  const read: Awaited<ReturnType<typeof together>> = [];
  const singly = await askedDuring("CrossfootOrder", async () => void read.push(...(await together(ids))));

  expect(singly).toBe(60);
  expect(read.every((each) => each.kind === "done" && each.value?.name === paid.name)).toBe(true);
});

test("an answer that is lost is not asked for once more by each", async () => {
  world.lines.shopify.cut(/query CrossfootOrders\(/, "after");

  const read: Awaited<ReturnType<typeof together>> = [];
  const singly = await askedDuring(
    "CrossfootOrder",
    async () => void read.push(...(await together([paid.gid, refunded.gid] as OrderId[]))),
  );

  expect(singly).toBe(0);
  expect(read.map(({ kind }) => kind)).toEqual(["outcome-unknown", "outcome-unknown"]);
});
