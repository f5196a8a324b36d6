import type { ContactFields } from "../../app/domain/follow/contact-fields";
import type { ShopCustomer } from "./platforms/shop-customers";
import type { Shop } from "./platforms/shopify";
import { writeByHand } from "./platforms/xero-contacts";
import { connectionId, type World } from "./world";

const LOOKS_EVERY_MS = 20_000;

/** Customers change in the shop, and people write on their contacts in Xero, at times both at once. */
export function letCustomersChange(world: World, shop: Shop): void {
  const { sim } = world;
  sim.agenda.after(LOOKS_EVERY_MS, () => {
    if (sim.calm) return;
    for (const customer of shop.customers.values()) {
      if (sim.fortune.chance(0.09)) shop.changeCustomer(customer, somethingNew(world));
      if (sim.fortune.chance(0.06)) writeOnContact(world, shop, customer);
    }
    letCustomersChange(world, shop);
  });
}

/** Two customers may come to have one name; everything else nobody else has. */
function somethingNew({ sim: { fortune } }: World): Partial<ShopCustomer["now"]> {
  const number = fortune.between(1_000, 9_999);
  const line1 = `${number} Example Road`;
  const address = { company: null, line1, line2: null, city: "Leeds", region: null, postalCode: "LS1 1AA", country: "GB" };

  return fortune.pick([
    { name: `Married ${fortune.between(1, 2)}`, lastName: `Married ${number}` },
    { email: `changed-${number}@example.com` },
    { phone: `+44 113 496 ${number}` },
    { billingAddress: address },
  ]);
}

function writeOnContact(world: World, shop: Shop, { key }: ShopCustomer): void {
  const { sim, db } = world;
  const { organisation } = world.tenantOf(db.connection(connectionId(shop.domain)).tenantId);
  const contact = [...organisation.contacts.values()].find(({ number, active }) => active && number === key);
  if (!contact) return;
  const number = sim.fortune.between(1_000, 9_999);
  const written = sim.fortune.pick<Partial<ContactFields>>([
    { name: `By hand ${organisation.newId("name")}` },
    { email: `by-hand-${number}@example.com` },
    { phone: `+44 20 7946 ${number}` },
  ]);
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `a person: writes ${Object.keys(written).join()} on the contact ${key}`);
  writeByHand(contact, written);
}
