import type { ConnectionId, OrderId, ShopDomain, TenantId } from "../../app/domain/ids";
import type { BenchShop } from "../engine/shop";
import { openShop, receive, type Line } from "./line";

const LOOKS = 40;
const EVERY_MS = 100;
const POLL_MS = 5;
const MOST_MS = 60_000;
const PER_ASK = 1_000;

export interface SmallShop {
  readonly ratio: number;
  readonly aloneP95Ms: number;
  readonly besideP95Ms: number;
  readonly backfill: number;
  readonly looks: number;
  /** Of the one thread that all shops share, while the backfill was under way. */
  readonly longestStretchMs: number;
}

/**
 * From a webhook's arrival to its order being posted and settled, one order after the other in a small shop, alone and while
 * the same worker works on another shop's backfill. Throws where the backfill ends before the last look.
 */
export async function smallShopBeside(line: Line, shop: BenchShop, backfill: number): Promise<SmallShop> {
  const [small, whale] = ["small.myshopify.com", "whale.myshopify.com"] as unknown as [ShopDomain, ShopDomain];
  await openShop(line, shop, small);
  const connection = await openShop(line, shop, whale);
  const looks = (from: number) => lookAtEach(line, { name: small, ids: shop.ids.slice(from, from + LOOKS) });
  await looks(0);
  const alone = await looks(LOOKS);
  await askForBackfill(line, { id: connection, tenantId: whale as string as TenantId, ids: shop.ids.slice(0, backfill) });
  await untilUnderWay(line, whale);
  await line.worker();
  const beside = await looks(2 * LOOKS);
  const { settled } = await line.standing(whale);
  const { longestStretchMs } = await line.worker();
  if (settled >= backfill) throw new Error(`A backfill of ${backfill} orders ended before ${LOOKS} looks beside it: ask for a larger one.`);

  return {
    ratio: round(p95(beside) / p95(alone)),
    aloneP95Ms: p95(alone),
    besideP95Ms: p95(beside),
    backfill,
    looks: LOOKS,
    longestStretchMs,
  };
}

type Asked = { id: ConnectionId; tenantId: TenantId; ids: readonly OrderId[] };

async function askForBackfill({ web: { ports } }: Line, { id, tenantId, ids }: Asked): Promise<void> {
  for (let at = 0; at < ids.length; at += PER_ASK) await ports.orders.markDirty(id, ids.slice(at, at + PER_ASK), "backfill");
  await ports.bell.ringLane(tenantId);
}

async function untilUnderWay(line: Line, whale: ShopDomain): Promise<void> {
  const endMs = performance.now() + MOST_MS;
  while ((await line.standing(whale)).invoices === 0) {
    if (performance.now() > endMs) throw new Error("The backfill did not begin within a minute.");
    await wait(POLL_MS * 10);
  }
}

async function lookAtEach(line: Line, { name, ids }: { name: ShopDomain; ids: readonly OrderId[] }): Promise<number[]> {
  const taken: number[] = [];
  for (const id of ids) {
    const startedMs = Date.now();
    await receive(line, { name, id });
    await line.web.ports.bell.ringReceipts();
    taken.push((await settledAt(line, name, id)) - startedMs);
    await wait(EVERY_MS);
  }

  return taken;
}

/** As the books noted it, however late it is seen here. */
async function settledAt(line: Line, name: ShopDomain, id: OrderId): Promise<number> {
  const number = `SH-${1_000 + Number(id.split("/").at(-1)) - 5_000_000_000_000}`;
  for (const endMs = performance.now() + MOST_MS; performance.now() < endMs; await wait(POLL_MS)) {
    const at = (await line.settledAt(name))[number];
    if (at !== undefined) return at;
  }
  throw new Error(`Order ${id} of the small shop was not posted within a minute.`);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function p95(taken: readonly number[]): number {
  return taken.toSorted((a, b) => a - b)[Math.ceil(taken.length * 0.95) - 1] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
