import { afterAll, expect, test } from "vitest";
import { askJson } from "./setting/json";
import { Line } from "./setting/line";
import { Merchant } from "./setting/merchant";
import { backfillPage, carriedOn } from "./setting/past-orders";
import { World } from "./setting/world";

const sizes: { call: string; up: number; down: number }[] = [];
const proto = Line.prototype as any;
const ask = proto.ask;
proto.ask = async function (exchange: any) {
  const answered = await ask.call(this, exchange);
  if (exchange.carried.call.includes("api.xro")) sizes.push({ call: exchange.carried.call.replace(/\?.*/, ""), up: exchange.carried.body.length, down: answered.body.length });
  return answered;
};
const world = await World.start(afterAll);

test("measure", async () => {
  const merchant = await Merchant.open(world, "many");
  await world.shopify.uninstall(merchant.shop);
  await world.hear();
  await askJson(`${world.shopify.url}/control/orders/many`, { shop: merchant.shop, count: Number(process.env.COUNT ?? 600) });
  await merchant.openApp();
  await askJson(`${world.shopify.url}/control/scopes`, { shop: merchant.shop, scopes: ["read_customers", "read_orders", "read_products", "write_orders", "read_all_orders"] });
  await merchant.connect();
  await merchant.saveSetup({ ordersFrom: "2026-11-22" });
  await world.app.db.connection.updateMany({ data: { shopCursor: new Date(), shopSweptAt: new Date() } });
  await world.settle();
  sizes.length = 0;
  const t0 = Date.now();
  await world.app.crossfoot.planBackfill(merchant.shop, { fromDay: "2026-01-01", toDay: "2026-11-21" });
  const a = await carriedOn(merchant, ({ current }) => current?.state !== "previewing");
  const t1 = Date.now();
  console.log("PREVIEW ms", t1 - t0, JSON.stringify({ ...a.current?.preview, reasons: a.current?.preview?.reasons.slice(0, 3) }), a.current?.found);
  console.log("xero calls in preview", sizes.length);
  await world.app.crossfoot.controlBackfill(merchant.shop, "start");
  const b = await carriedOn(merchant, ({ current }) => current === null);
  console.log("RUN ms", Date.now() - t1, JSON.stringify(b.past));
  const by = new Map<string, { n: number; up: number; down: number }>();
  for (const { call, up, down } of sizes) { const e = by.get(call) ?? { n: 0, up: 0, down: 0 }; by.set(call, { n: e.n + 1, up: e.up + up, down: e.down + down }); }
  console.log("SIZES", JSON.stringify([...by], null, 1));
  expect((await backfillPage(merchant)).current).toBeNull();
}, 400_000);
