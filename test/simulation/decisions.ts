import { invoiceFingerprint } from "../../app/domain/ledger/invoice-fingerprint";
import { makeDecideEdit } from "../../app/use-cases/decide-edit";
import { makeSyncNow } from "../../app/use-cases/look-again";
import { isReady } from "../../app/use-cases/ready-connection";
import { showEditedNotes } from "../../app/use-cases/show-edited-notes";
import { Process } from "./kernel/process";
import { violated } from "./kernel/simulation";
import type { ShopOrder } from "./platforms/shop-order";
import type { Shop } from "./platforms/shopify";
import { portsFor } from "./worker";
import { pageOf, storedOrder } from "./page";
import { correctionOf, NOTE_KEPT } from "./people";
import { connectionId, type World } from "./world";

const LOOKS_EVERY_MS = 45_000;

/** The merchant reads what needs him, decides about what people edited in Xero, and asks for a sync of one kind now and then. */
export function decideNowAndThen(world: World, shop: Shop): void {
  const { sim } = world;
  sim.agenda.after(LOOKS_EVERY_MS, () => {
    if (sim.calm) return;
    if (sim.fortune.chance(0.2)) syncNow(world, shop);
    for (const order of shop.orders.values()) if (asks(world, shop, order) && sim.fortune.chance(0.6)) decide(world, shop, order);
    decideNowAndThen(world, shop);
  });
}

function syncNow(world: World, { domain }: Shop): void {
  const { sim } = world;
  const what = sim.fortune.pick(["all", "orders", "books", "held"] as const);
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `the merchant: sync ${what} of ${domain}`);
  makeSyncNow(portsFor(world, new Process(sim, "page", () => undefined)))(domain, what).catch(() => undefined);
}

function asks({ db }: World, { domain }: Shop, { id }: ShopOrder): boolean {
  const row = db.of(connectionId(domain)).orders.get(id);

  return row?.problems.some(({ code }) => code === "edited-in-books") ?? false;
}

/** By what his page shows him, which may no longer be so. */
function decide(world: World, shop: Shop, order: ShopOrder): void {
  const { sim, stores, db } = world;
  const id = connectionId(shop.domain);
  const recordId = db.of(id).orders.get(order.id)?.recordId;
  const shown = recordId && stores.links.forOrders(id, [recordId]).get(recordId)?.invoice;
  if (!recordId || !shown) return;
  const answer = sim.fortune.pick(["push", "push", "keep", "unlink"] as const);
  const standsAs = invoiceFingerprint(shown.seen);
  const { organisation } = world.tenantOf(db.connection(id).tenantId);
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `the merchant: ${answer} invoice ${shown.seen.number}`);
  // Ours may be written over exactly what he saw; once it is, nothing of the person's is left to hold the order.
  if (answer === "push") organisation.pushable.set(`${shown.id} ${standsAs}`, () => void order.meddling.delete("edited in Xero"));
  else order.meddling.add(answer === "keep" ? "kept as edited" : "unlinked");
  makeDecideEdit(pageOf(world))(shop.domain, recordId, { do: answer, number: shown.seen.number, standsAs }).catch(() => undefined);
}

/** He is asked about credit notes that people corrected, too. */
export function answerForNotes(world: World, shop: Shop): void {
  const { sim } = world;
  sim.agenda.after(LOOKS_EVERY_MS, () => {
    if (sim.calm) return;
    for (const order of shop.orders.values()) if (differs(world, shop, order) && sim.fortune.chance(0.6)) decideNotes(world, shop, order);
    answerForNotes(world, shop);
  });
}

function differs({ db }: World, { domain }: Shop, { id }: ShopOrder): boolean {
  const row = db.of(connectionId(domain)).orders.get(id);

  return row?.problems.some(({ code }) => code === "books-differ") ?? false;
}

/** The credit notes that his page asks about. What he answers has to be taken while they stand as they were shown. */
function decideNotes(world: World, shop: Shop, order: ShopOrder): void {
  const { sim, db } = world;
  const id = connectionId(shop.domain);
  const { organisation } = world.tenantOf(db.connection(id).tenantId);
  const recordId = db.of(id).orders.get(order.id)?.recordId;
  const shown = () => {
    const stored = recordId && storedOrder(world, id, recordId);

    return stored ? showEditedNotes(stored, db.connection(id)).filter(({ state }) => state === "asks") : [];
  };
  for (const { number, standsAs, pushObstacle } of shown()) {
    const note = [...organisation.notes.values()].find(({ now }) => now.number === number);
    if (!recordId || !note) continue;
    const answer = pushObstacle === null && sim.fortune.chance(0.7) ? "push" : "keep";
    sim.events += 1;
    sim.trace.note(sim.agenda.now, `the merchant: ${answer} credit note ${number}`);
    if (answer === "push") organisation.pushable.set(`${note.id} ${standsAs}`, () => void order.meddling.delete(correctionOf(number)));
    // What is kept may count so from now on, should the page die before it can say; and does not where it says no.
    const wasKept = order.meddling.has(NOTE_KEPT);
    if (answer === "keep") order.meddling.add(NOTE_KEPT);
    const told = (error: string | null) => {
      if (error === null && answer === "keep") order.meddling.delete(correctionOf(number));
      if (error !== null && answer === "keep" && !wasKept) order.meddling.delete(NOTE_KEPT);
      const isStill = shown().some((each) => each.number === number && each.standsAs === standsAs && each.pushObstacle === pushObstacle);
      // Without a connection nothing is decided, and he is told so.
      if (error !== null && isStill && isReady(db.connection(id)))
        violated(sim, `the merchant answered for ${number} as it was shown, and was told: ${error}`);
    };
    makeDecideEdit(pageOf(world))(shop.domain, recordId, { do: answer, number, standsAs }).then(
      ({ error }) => told(error),
      () => undefined,
    );
  }
}
