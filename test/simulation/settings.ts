import { curedBy } from "../../app/domain/posting/cured-by";
import type { Shop } from "./platforms/shopify";
import { connectionId, type World } from "./world";

/** The merchant forgets a tax rate now and then, and chooses it again soon, whatever is under way by then. */
export function mendSettingsNowAndThen(world: World, shop: Shop): void {
  const { agenda, fortune } = world.sim;
  for (let time = 0; time < 3; time++) {
    const at = fortune.between(20_000, 300_000);
    agenda.after(at, () => forgetOneRate(world, shop, fortune.between(2_000, 40_000)));
  }
}

function forgetOneRate(world: World, shop: Shop, mendedAfterMs: number): void {
  const { agenda, fortune } = world.sim;
  const rates = world.db.connection(connectionId(shop.domain)).profile?.taxRates ?? {};
  const forgotten = Object.entries(rates);
  if (forgotten.length === 0) return;
  const [key, taxType] = fortune.pick(forgotten);
  save(world, shop, Object.fromEntries(forgotten.filter(([each]) => each !== key)));
  agenda.after(mendedAfterMs, () => {
    const { profile } = world.db.connection(connectionId(shop.domain));
    save(world, shop, { ...profile?.taxRates, [key]: taxType });
  });
}

function save(world: World, { domain }: Shop, taxRates: Readonly<Record<string, string>>): void {
  const { sim, db, stores } = world;
  const id = connectionId(domain);
  const { profile: before, ordersFrom, tenantId } = db.connection(id);
  if (!before || !ordersFrom) return;
  const profile = { ...before, taxRates };
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `the merchant saves the tax rates ${Object.keys(taxRates).join(", ")} of ${domain}`);
  stores.connections.saveProfile(id, { profile, ordersFrom, cured: curedBy(before, profile) });
  world.ring("lane", { tenantId });
}
