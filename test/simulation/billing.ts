import type { BillToWanted } from "../../app/use-cases/bill-to-views";
import { makeChooseBillTo, makeRemoveBillTo } from "../../app/use-cases/choose-bill-to";
import { pageOf } from "./page";
import type { ShopOrder } from "./platforms/shop-order";
import type { Shop } from "./platforms/shopify";
import type { Organisation } from "./platforms/xero";
import { putContact } from "./platforms/xero-contacts";
import { hasTwoPayers, isShare, liveShared, shareFor, SHARES } from "./sharing";
import type { OrderRow } from "./stores/database";
import { connectionId, type World } from "./world";

const LOOKS_EVERY_MS = 35_000;
/** Orders with it may be billed to whoever the merchant says. */
export const INSURED = "insured";
export const PAYERS = ["Insurer Ltd", "Head Office Ltd"] as const;

/** The merchant has some of his orders, customers or tags billed to others, wholly or in part, and thinks better of it at times. */
export function billNowAndThen(world: World, shop: Shop): void {
  const { sim, db } = world;
  addPayers(world.tenantOf(db.connection(connectionId(shop.domain)).tenantId).organisation);
  const look = () =>
    sim.agenda.after(LOOKS_EVERY_MS, () => {
      if (sim.calm) return;
      for (const order of shop.orders.values()) if (!order.past) lookAt(world, shop, order);
      look();
    });
  look();
}

/** What is shared goes on more often: there are few such orders. */
function lookAt(world: World, shop: Shop, order: ShopOrder): void {
  const { fortune } = world.sim;
  if (hasTwoPayers(world, shop, order) && fortune.chance(0.25)) liveShared(world, shop, order);
  else if (fortune.chance(0.12)) bill(world, shop, order);
}

/** Contacts that stand in Xero before the app comes; shops may share them. */
function addPayers(organisation: Organisation): void {
  for (const name of PAYERS)
    if (![...organisation.contacts.values()].some((each) => each.name === name))
      putContact(organisation, {
        name,
        number: null,
        email: null,
        firstName: null,
        lastName: null,
        phone: null,
        address: null,
        taxNumber: null,
      });
}

function bill(world: World, shop: Shop, order: ShopOrder): void {
  const { sim, db } = world;
  const row = db.of(connectionId(shop.domain)).orders.get(order.id);
  if (!row) return;
  const what = sim.fortune.pick([...WHOLE, ...SHARES, ...SHARES]);
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `the merchant: bills ${what} of ${order.name}`);
  const chosen = [...db.of(connectionId(shop.domain)).billTos.values()];
  const wanted = isShare(what) ? shareFor(world, { row, order, what }) : what === "remove" ? null : wantedFor(world, row, what);
  if (wanted) void makeChooseBillTo(pageOf(world))(shop.domain, wanted).catch(() => undefined);
  else if (chosen.length > 0) void makeRemoveBillTo(pageOf(world))(shop.domain, sim.fortune.pick(chosen).id).catch(() => undefined);
}

const WHOLE = ["order", "order", "order", "buyer", "new", "customer", "tag", "remove"] as const;
type What = Exclude<(typeof WHOLE)[number], "remove">;

function wantedFor({ sim: { fortune } }: World, { recordId }: OrderRow, what: What): BillToWanted {
  const described = { name: `Parents ${fortune.between(1, 2)}`, email: "", taxNumber: "" };

  return {
    ...{ scope: what === "customer" || what === "tag" ? what : "order", tag: what === "tag" ? INSURED : "", recordId },
    ...{ payer: what === "buyer" ? "buyer" : what === "new" ? "described" : "existing", search: fortune.pick(PAYERS) },
    ...{ ...described, reason: "as agreed", portion: "whole", part: "" },
  };
}
