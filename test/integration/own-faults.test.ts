import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import type { TenantId } from "../../app/domain/ids";
import { makeRunLane } from "../../app/use-cases/run-lane";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" as const };

test("an order that the app itself stumbles over is held and says so; the others of the same turn are posted", async () => {
  const stumbling = await merchant.placeOrder(MUG_PAID);
  const sound = await merchant.placeOrder(MUG_PAID);
  await world.hear();
  const { ports } = world.app;
  const orderUrl = (shop: string, orderId: string) => {
    if (orderId.endsWith(`/${stumbling.id}`)) throw new Error("a fault of our own");

    return ports.orderUrl(shop, orderId);
  };
  await makeRunLane({ ...ports, orderUrl })(merchant.books.tenantId as TenantId, randomUUID());

  expect(await merchant.page(stumbling)).toMatchObject({
    status: "attention",
    invoice: null,
    reasons: [expect.stringMatching(/^Crossfoot itself stumbled/)],
  });
  expect(await merchant.books.invoice(numberOf(sound))).toMatchObject({ Status: "PAID", Total: 14.5 });
  expect(world.app.logged.join("\n")).toContain("a fault of our own");

  await merchant.retry(stumbling);
  await world.settle();
  expect(await merchant.books.invoice(numberOf(stumbling))).toMatchObject({ Status: "PAID", Total: 14.5 });
});
