import type { ShopDomain, TenantId } from "../../app/domain/ids";
import type { Engine } from "../engine/engine";
import { askForBackfill } from "../engine/engine";
import type { BenchShop } from "../engine/shop";
import { openShops } from "./work";

const LOOKS = 40;
const PAUSE_MS = 25;

/** From the ask for a look at one order to its being posted, in a shop alone and beside another's backfill in the same process. */
export async function besideWhale(engine: Engine, shop: BenchShop): Promise<{ aloneP95Ms: number; besideP95Ms: number; ratio: number }> {
  const [small, whale] = ["small.myshopify.com", "whale.myshopify.com"] as unknown as [ShopDomain & TenantId, ShopDomain & TenantId];
  await openShops(engine, shop, [small, whale]);
  await looks(engine, shop, { small, from: 0 });
  const alone = await looks(engine, shop, { small, from: LOOKS });
  const [connection] = await engine.ports.connections.onTenant(whale);
  if (!connection) throw new Error("The whale is not connected.");
  await askForBackfill(engine, connection.id, shop);
  const backfill = (async () => {
    while (await engine.turn(whale));
  })();
  const beside = await looks(engine, shop, { small, from: 2 * LOOKS });
  await backfill;

  return { aloneP95Ms: p95(alone), besideP95Ms: p95(beside), ratio: Math.round((p95(beside) / p95(alone)) * 100) / 100 };
}

async function looks({ ports, turn }: Engine, { ids }: BenchShop, { small, from }: { small: TenantId; from: number }): Promise<number[]> {
  const [connection] = await ports.connections.onTenant(small);
  const taken: number[] = [];
  for (const id of ids.slice(from, from + LOOKS)) {
    const startedMs = performance.now();
    if (connection) await ports.orders.markDirty(connection.id, [id]);
    await turn(small);
    taken.push(performance.now() - startedMs);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }

  return taken;
}

function p95(taken: readonly number[]): number {
  return Math.round(taken.toSorted((a, b) => a - b)[Math.floor(taken.length * 0.95)] ?? 0);
}
