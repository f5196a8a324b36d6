import type { OrderId, ShopDomain, TenantId } from "../../app/domain/ids";
import { connect, type Engine } from "../engine/engine";
import type { BenchShop } from "../engine/shop";

/** As many turns at once as a worker process has. */
const AT_ONCE = 10;
const STORED_AT_ONCE = 50;

export async function openShops(engine: Engine, shop: BenchShop, names: readonly ShopDomain[]): Promise<void> {
  for (const name of names)
    await connect(engine, shop, { name, tenantId: name as string as TenantId, accessToken: "bench", refreshToken: "bench" });
}

/** One webhook an order, the orders dealt out among the shops. Durable when it resolves, and not yet looked at. */
export async function receive({ ports }: Engine, { names, ids }: { names: readonly ShopDomain[]; ids: readonly OrderId[] }): Promise<void> {
  for (let at = 0; at < ids.length; at += STORED_AT_ONCE) {
    const stored = ids.slice(at, at + STORED_AT_ONCE).map((id, index) => {
      const shop = names[(at + index) % names.length] ?? "";
      const body = Buffer.from(JSON.stringify({ id: Number(id.split("/").at(-1)), admin_graphql_api_id: id }));

      return ports.receipts.store({ source: "SHOPIFY", deliveryKey: `${shop} ${id}`, topic: "orders/paid", shop, body });
    });
    await Promise.all(stored);
  }
}

/** Turn after turn, ten organisations at once, until every order of these is posted. Throws where one is not. */
export async function postAll(engine: Engine, tenants: readonly TenantId[]): Promise<void> {
  const waiting = [...tenants];
  const work = async (): Promise<void> => {
    for (let tenant = waiting.shift(); tenant !== undefined; tenant = waiting.shift()) while (await engine.turn(tenant));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const tenant of tenants) await expectPosted(engine, tenant);
}

async function expectPosted({ ports }: Engine, tenant: TenantId): Promise<void> {
  for (const { id } of await ports.connections.onTenant(tenant)) {
    const { synced, ...others } = await ports.reader.counts(id);
    if (synced === 0 || Object.values(others).some((count) => count > 0)) {
      const [held] = await ports.reader.list(id, { status: others.attention > 0 ? "attention" : "pending", after: null, limit: 1 });
      throw new Error(
        `Of ${tenant}, ${synced} orders are posted, and ${JSON.stringify(others)} are not: ${JSON.stringify(held?.problems)}`,
      );
    }
  }
}
