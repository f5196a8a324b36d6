import type { ConnectionId } from "../../app/domain/ids";
import type { Instant } from "../../app/domain/instant";
import { makeSyncNow } from "../../app/use-cases/look-again";
import { makeSaveSchedule } from "../../app/use-cases/schedule";
import { withPurpose } from "../../app/use-cases/xero-access";
import { billNowAndThen } from "./billing";
import { chooseNowAndThen } from "./choices";
import { letCustomersChange } from "./customers";
import { answerForNotes, decideNowAndThen } from "./decisions";
import { makeNamesakes } from "./namesakes";
import { correctNotes, tidyContacts } from "./people";
import { Process } from "./kernel/process";
import type { ShopOrder } from "./platforms/shop-order";
import type { Shop } from "./platforms/shopify";
import { mendSettingsNowAndThen } from "./settings";
import { portsFor } from "./worker";
import { connectionId, type World } from "./world";

/** How often he looks at the app. */
const LOOKS_EVERY_MS = 40_000;

/** What the merchant does in the app itself. His pages are processes like any other; what fails there, he does again. */
export function employMerchant(world: World, shop: Shop): void {
  const { sim } = world;
  const { fortune, agenda, habits } = sim;
  const id = connectionId(shop.domain);
  // More than a minute of Xero's has room for; those of one shop suffice.
  if (habits.limits && world.shops.size === 1)
    agenda.after(fortune.between(60_000, 300_000), () => openPages(world, id, fortune.between(45, 80)));
  if (habits.decides) decideNowAndThen(world, shop);
  if (habits.decides || habits.billsOthers) {
    correctNotes(world, shop);
    answerForNotes(world, shop);
  }
  if (habits.billsOthers) billNowAndThen(world, shop);
  if (habits.customersChange) letCustomersChange(world, shop);
  if (habits.namesakes) makeNamesakes(world, shop);
  if (habits.mendsSettings) mendSettingsNowAndThen(world, shop);
  if (habits.chooses) chooseNowAndThen(world, shop);
  for (let tidy = 0; habits.tidies && tidy < 2; tidy++) agenda.after(fortune.between(90_000, 350_000), () => tidyContacts(world, shop));
  if (habits.limits?.shared) agenda.after(fortune.between(10_000, 60_000), () => othersCall(world, id));
  if (habits.setTimes) {
    // The first is by the clock, the second he asks for.
    Object.assign(world.db.connection(id), {
      schedule: { mode: "hourly" },
      waitsUntil: new Date(agenda.now + fortune.between(30_000, 240_000)),
    });
    agenda.after(fortune.between(60_000, 400_000), () => {
      makeSyncNow(portsFor(world, new Process(sim, "page", () => undefined)))(shop.domain).catch(() => undefined);
    });
  }
  if (habits.disconnects) {
    agenda.after(fortune.between(60_000, 400_000), () => world.tenantOf(world.db.connection(id).tenantId).gate.disconnect());
    lookAtConnection(world, id);
  }
}

/** Calls that people wait for, many at the same moment. */
function openPages(world: World, id: ConnectionId, calls: number): void {
  const { xero, books } = portsFor(world, new Process(world.sim, "page", () => undefined));
  const { tenantId } = world.db.connection(id);
  const interactive = withPurpose(xero, "interactive");
  for (let call = 0; call < calls; call++) interactive({ id, tenantId }, (access) => books.readInvoices(access, [])).catch(() => undefined);
}

/** Somebody else works on the same account: Xero counts his calls with ours. */
function othersCall(world: World, id: ConnectionId): void {
  const { agenda, fortune, calm } = world.sim;
  if (calm) return;
  world.tenantOf(world.db.connection(id).tenantId).limits?.takeForOthers(fortune.between(10, 50));
  agenda.after(fortune.between(30_000, 90_000), () => othersCall(world, id));
}

/** Once he is told that Xero no longer lets the app in, he connects it again. Not being told would leave his orders unposted. */
function lookAtConnection(world: World, id: ConnectionId): void {
  const { sim, db, stores } = world;
  sim.agenda.after(LOOKS_EVERY_MS, () => {
    const { state, shop, tenantId, xeroConnectionId, organisation } = db.connection(id);
    if (state === "RECONNECT") {
      const tokens = world.tenantOf(tenantId).gate.reconnect();
      stores.connections.attach({ shop, tenantId, xeroConnectionId, organisation, tokens });
      stores.orders.markHeldDirty(id);
      world.ring("lane", { tenantId });
      sim.trace.note(sim.agenda.now, `the merchant connects ${id} again`);
    }
    lookAtConnection(world, id);
  });
}

/** Syncs in real time from now on; what waited for the next one goes at once. */
export function endSetTimes(world: World): void {
  for (const { shop } of world.db.connections.values()) {
    const ports = portsFor(world, new Process(world.sim, "page", () => undefined));
    void makeSaveSchedule(ports)(shop, { mode: "real-time", at: "" });
  }
}

/** Nothing of this order shall stand in Xero. */
export function undo(world: World, shop: Shop, order: ShopOrder): void {
  const { sim, db, stores } = world;
  const id = connectionId(shop.domain);
  const row = db.of(id).orders.get(order.id);
  if (!row) return;
  order.meddling.add("undone");
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `the merchant undoes ${order.name}`);
  const at = new Date(Math.floor(sim.agenda.now)).toISOString() as Instant;
  stores.wishes.set(id, row.recordId, { kind: "undo", reason: "Undone by hand.", at });
  world.ring("lane", { tenantId: db.connection(id).tenantId });
}
