import { makeControlBackfill } from "../../app/use-cases/control-backfill";
import { makePlanBackfill } from "../../app/use-cases/plan-backfill";
import { Process } from "./kernel/process";
import type { Shop } from "./platforms/shopify";
import { openOf } from "./stores/backfill-store";
import { portsFor } from "./worker";
import { connectionId, type World } from "./world";

const DAYS = { fromDay: "2026-11-17", toDay: "2026-11-19" };
/** How often the merchant looks at its page. */
const LOOKS_EVERY_MS = 25_000;

/** The merchant takes his past orders into the books. What is lost with a page, he does again; once nothing fails, he only lets it finish. */
export function postThePast(world: World, shop: Shop): void {
  world.sim.agenda.after(world.sim.fortune.between(5_000, 150_000), () => look(world, shop));
}

function look(world: World, shop: Shop): void {
  const { sim, db } = world;
  const { backfills } = db.of(connectionId(shop.domain));
  const [planned] = backfills;
  if (planned && planned.endedAt !== null) return;
  const ports = portsFor(world, new Process(sim, "page", () => undefined));
  const command = planned && commandFor(world, planned.state);
  if (!planned) makePlanBackfill(ports)(shop.domain, DAYS).catch(() => undefined);
  else if (command) {
    sim.events += 1;
    sim.trace.note(sim.agenda.now, `the merchant: ${command} the backfill of ${shop.domain}`);
    makeControlBackfill(ports)(shop.domain, command).catch(() => undefined);
  }
  sim.agenda.after(LOOKS_EVERY_MS, () => look(world, shop));
}

type Command = "start" | "pause" | "resume" | "cancel";

function commandFor({ sim: { fortune, calm } }: World, state: string): Command | null {
  if (!calm && fortune.chance(0.04)) return "cancel";
  if (state === "READY") return "start";
  if (state === "PAUSED") return calm || fortune.chance(0.6) ? "resume" : null;

  return state === "RUNNING" && !calm && fortune.chance(0.3) ? "pause" : null;
}

/** Whether one is still to come or under way. */
export function isBackfillLeft({ db, sim }: World, shop: Shop): boolean {
  const rows = db.of(connectionId(shop.domain));
  const hasPast = [...shop.orders.values()].some(({ past }) => past);

  return sim.habits.backfills && hasPast && (rows.backfills.length === 0 || openOf(rows) !== undefined);
}
