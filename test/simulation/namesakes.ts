import { makeDecideContact } from "../../app/use-cases/decide-contact";
import { pageOf } from "./page";
import { emailOf, type ShopCustomer } from "./platforms/shop-customers";
import type { Shop } from "./platforms/shopify";
import type { Organisation } from "./platforms/xero";
import { putContact } from "./platforms/xero-contacts";
import { connectionId, type World } from "./world";

const LOOKS_EVERY_MS = 25_000;

/** People make contacts in Xero that a customer could be, while its orders come in; the merchant says who is who where he is asked. */
export function makeNamesakes(world: World, shop: Shop): void {
  const { sim, db } = world;
  const { organisation } = world.tenantOf(db.connection(connectionId(shop.domain)).tenantId);
  for (const number of [1, 2, 4])
    for (let count = sim.fortune.pick([0, 1, 2, 2]); count > 0; count--)
      putNamesake(organisation, { name: "Before", email: emailOf(number) });
  lookNowAndThen(world, shop);
}

function lookNowAndThen(world: World, shop: Shop): void {
  const { sim } = world;
  sim.agenda.after(LOOKS_EVERY_MS, () => {
    if (sim.calm) return;
    for (const customer of shop.customers.values()) if (sim.fortune.chance(0.1)) makeNamesake(world, shop, customer);
    for (const { customerKey, candidates, decision } of world.db.of(connectionId(shop.domain)).choices.values())
      if (decision === null && sim.fortune.chance(0.7))
        decide(world, shop, { customerKey, use: sim.fortune.pick([...candidates, "create"]) });
    lookNowAndThen(world, shop);
  });
}

/** Under the customer's e-mail address, or under its name alone, which says nothing. */
function makeNamesake(world: World, shop: Shop, { now, key }: ShopCustomer): void {
  const { sim, db } = world;
  const { organisation } = world.tenantOf(db.connection(connectionId(shop.domain)).tenantId);
  putNamesake(organisation, { name: now.name, email: sim.fortune.chance(0.8) ? now.email : null });
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `a person: makes a contact that ${key} could be`);
}

function putNamesake(organisation: Organisation, { name, email }: { name: string; email: string | null }): void {
  const nothing = { number: null, firstName: null, lastName: null, phone: null, address: null, taxNumber: null };
  putContact(organisation, { ...nothing, name: `${name} ${organisation.newId("namesake")}`, email });
}

function decide(world: World, { domain }: Shop, answer: { customerKey: string; use: string }): void {
  const { sim } = world;
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `the merchant: ${answer.customerKey} is ${answer.use}`);
  makeDecideContact(pageOf(world))(domain, answer).catch(() => undefined);
}
