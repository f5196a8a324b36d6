import type { InvoiceInBooks } from "../../app/domain/ledger/sales-invoice";
import type { ShopOrder } from "./platforms/shop-order";
import type { Shop } from "./platforms/shopify";
import type { Organisation } from "./platforms/xero";
import { mergeContacts } from "./platforms/xero-contacts";
import type { StandingContact, StandingInvoice, StandingNote } from "./platforms/xero-documents";
import { connectionId, type World } from "./world";

/** The number an order's invoice has, by the prefix its connection was given. */
export function numberOf(world: World, shop: Shop, order: ShopOrder): string {
  return `${world.db.connection(connectionId(shop.domain)).profile?.numberPrefix ?? ""}${order.number}`;
}

/** A person works in Xero: records a payment, removes one, voids or edits the invoice. Xero allows only what its state allows. */
export function meddleInBooks(world: World, shop: Shop, order: ShopOrder): void {
  const { sim } = world;
  const { organisation } = world.tenantOf(world.db.connection(connectionId(shop.domain)).tenantId);
  const invoice = someInvoice(world, organisation, numberOf(world, shop, order));
  if (!invoice?.now.url) return;
  const { now } = invoice;
  const what = sim.fortune.pick(["pay", "pay", "pay part", "set against", "void", "edit", "unpay"]);
  if (now.status === "DRAFT") return approve(world, organisation, invoice);
  const done = (how: string) => {
    order.meddling.add(how);
    sim.events += 1;
    sim.trace.note(sim.agenda.now, `a person: ${how} ${now.number}`);
  };
  if (what === "pay" && now.status === "AUTHORISED") {
    done("paid in Xero");
    organisation.pay(invoice, { id: organisation.newId("payment"), amount: now.amountDue, date: "2026-11-20", reference: "by bank" });
  } else if (what === "pay part" && now.status === "AUTHORISED" && now.amountDue.minor > 1n) {
    done("part-paid in Xero");
    const amount = { ...now.amountDue, minor: now.amountDue.minor / 2n };
    organisation.pay(invoice, { id: organisation.newId("payment"), amount, date: "2026-11-20", reference: null });
  } else if (what === "set against" && now.status === "AUTHORISED") {
    const isAll = sim.fortune.chance(0.6) || now.amountDue.minor === 1n;
    done(isAll ? "paid in Xero" : "part-paid in Xero");
    invoice.set += isAll ? now.amountDue.minor : now.amountDue.minor / 2n;
    organisation.changedInvoice(invoice, now);
  } else if (what === "void" && now.status === "AUTHORISED" && now.payments.length === 0 && now.amountCredited.minor === 0n) {
    done("voided");
    change(invoice, () => organisation.changedInvoice(invoice, { ...now, status: "VOIDED" }));
  } else if (what === "edit" && now.status === "AUTHORISED" && now.payments.length === 0 && now.amountCredited.minor === 0n) {
    done("edited in Xero");
    change(invoice, () => organisation.changedInvoice(invoice, dearer(now)));
  } else if (what === "unpay" && now.payments.length > 0) {
    done("a payment removed");
    organisation.changedInvoice(invoice, { ...now, payments: now.payments.slice(1) });
  }
}

/** The order's, or at times that of the second payer. */
function someInvoice({ sim: { fortune, habits } }: World, organisation: Organisation, number: string): StandingInvoice | undefined {
  const second = habits.billsOthers && fortune.chance(0.5) ? organisation.invoiceNumbered(`${number}-B`) : undefined;

  return second ?? organisation.invoiceNumbered(number);
}

/** What was sent as a draft is looked through, and counts from then on. */
function approve({ sim }: World, organisation: Organisation, invoice: StandingInvoice): void {
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `a person: approves ${invoice.now.number}`);
  organisation.changedInvoice(invoice, { ...invoice.now, status: "AUTHORISED" });
}

/** A bookkeeper merges one contact into another, or archives it. Merged: its documents go along, and nothing may stop because of it. */
export function tidyContacts(world: World, shop: Shop): void {
  const { sim } = world;
  const { organisation } = world.tenantOf(world.db.connection(connectionId(shop.domain)).tenantId);
  const active = [...organisation.contacts.values()].filter((each) => each.active);
  if (active.length < 2) return;
  const loser = sim.fortune.pick(active);
  const winner = sim.fortune.pick(active.filter((each) => each !== loser));
  const merges = sim.fortune.chance(0.7);
  if (merges) mergeContacts(organisation, { from: loser, into: winner });
  else archive(organisation, loser);
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `a person: ${merges ? `merges ${loser.id} into ${winner.id}` : `archives ${loser.id}`}`);
}

function archive(organisation: Organisation, contact: StandingContact): void {
  Object.assign(contact, { active: false, tidied: true });
  organisation.archives += 1;
}

/** A bookkeeper looks through credit notes as they come, and corrects some, as long as nothing of them is used. */
export function correctNotes(world: World, shop: Shop): void {
  const { sim, db } = world;
  const { organisation } = world.tenantOf(db.connection(connectionId(shop.domain)).tenantId);
  organisation.noteMade = (note) => {
    if (!sim.calm && sim.fortune.chance(0.7)) sim.agenda.after(sim.fortune.between(10, 1_500), () => correct(world, organisation, note));
  };
}

function correct(world: World, organisation: Organisation, note: StandingNote): void {
  const { sim, shops } = world;
  const { now, allocations } = note;
  const isOf = (shop: Shop) => [...shop.orders.values()].find((order) => now.number.startsWith(`${numberOf(world, shop, order)}-`));
  const order = [...shops.values()].map(isOf).find((each) => each !== undefined);
  if (!order || sim.calm || now.status !== "AUTHORISED" || now.payments.length > 0 || allocations.length > 0) return;
  order.meddling.add(correctionOf(now.number));
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `a person: corrects ${now.number}`);
  organisation.changedNote(note, dearer(now));
  note.byHand = true;
}

/** What a person's correction of a credit note is called among what may hold its order. */
export function correctionOf(number: string): string {
  return `${number} corrected in Xero`;
}

/** The merchant keeps what a person made of a credit note: with its own figures, and nothing else may hold its order. */
export const NOTE_KEPT = "a credit note kept as corrected";

/** Somebody's own invoice has the number that this order's would have. */
export function strangersInvoice(world: World, shop: Shop, order: ShopOrder): void {
  const { organisation } = world.tenantOf(world.db.connection(connectionId(shop.domain)).tenantId);
  const { currency } = order.telling.input.order;
  const of = (minor: bigint) => ({ minor, currency });
  const figures = {
    total: of(order.total + 500n),
    totalTax: of(0n),
    amountDue: of(order.total + 500n),
    amountPaid: of(0n),
    amountCredited: of(0n),
  };
  const seen: InvoiceInBooks = {
    number: numberOf(world, shop, order),
    url: null,
    reference: "by hand",
    currency,
    ...figures,
    ...NOTHING_ON_IT,
  };
  order.meddling.add("its number is taken");
  const invoice = { id: organisation.newId("invoice"), now: seen, history: [], byHand: true, set: 0n };
  organisation.invoices.set(invoice.id, invoice);
  organisation.changedInvoice(invoice, seen);
}

const NOTHING_ON_IT = { status: "AUTHORISED", updatedAt: "", payments: [], lines: [] } as const;

/** The first line costs 100 more, without tax. */
function dearer<Seen extends Pick<InvoiceInBooks, "total"> & Partial<Pick<InvoiceInBooks, "lines">>>(seen: Seen): Seen {
  const more = (amount: InvoiceInBooks["total"]) => ({ ...amount, minor: amount.minor + 100n });

  return {
    ...seen,
    total: more(seen.total),
    lines: seen.lines?.map((line, index) => (index === 0 ? { ...line, amount: more(line.amount) } : line)),
  };
}

function change(invoice: StandingInvoice, how: () => void): void {
  how();
  invoice.byHand = true;
}
