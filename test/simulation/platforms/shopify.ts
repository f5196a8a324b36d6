import type { Order } from "../../../app/domain/commerce/order";
import type { CustomerId, OrderId, ShopDomain } from "../../../app/domain/ids";
import type { Answer } from "../../../app/ports/answer";
import type { Changes } from "../../../app/ports/changes";
import type { ShopOrders } from "../../../app/ports/shop-orders";
import type { Process } from "../kernel/process";
import { violated, type Simulation } from "../kernel/simulation";
import type { ShopCustomer } from "./shop-customers";
import type { Market } from "./shop-stories";
import { ShopOrder } from "./shop-order";

/** Sends a webhook off; what becomes of it is the network's affair. */
export type Announce = (shop: ShopDomain, topic: string, about: ShopOrder | ShopCustomer) => void;

const PAGE = 250;
/** Shopify indexes up to half a minute late. */
const LAG_MS = 30_000;

/** One shop, from the facts of Shopify's order model (Admin API 2026-10). It shares no code with the engine. */
export class Shop {
  readonly orders = new Map<OrderId, ShopOrder>();
  readonly customers = new Map<CustomerId, ShopCustomer>();

  readonly domain: ShopDomain;
  readonly market: Market;
  private readonly announce: Announce;

  constructor(
    private readonly sim: Simulation,
    { domain, market, announce }: { domain: ShopDomain; market: Market; announce: Announce },
  ) {
    this.domain = domain;
    this.market = market;
    this.announce = announce;
  }

  change(order: ShopOrder, topic: string, how: () => void): void {
    how();
    const { agenda, faults, random } = this.sim;
    this.sim.events += 1;
    order.changed(agenda.now);
    order.listedFrom = agenda.now + (faults.listLag > 0 ? random.between(0, LAG_MS) : 0);
    this.orders.set(order.id, order);
    this.sim.trace.note(this.sim.agenda.now, `${topic} ${order.name}`);
    this.announce(this.domain, topic, order);
  }

  changeCustomer(customer: ShopCustomer, now: Partial<ShopCustomer["now"]>): void {
    const { agenda, faults, random } = this.sim;
    this.sim.events += 1;
    customer.now = { ...customer.now, ...now };
    customer.updatedAt = agenda.now;
    customer.listedFrom = agenda.now + (faults.listLag > 0 ? random.between(0, LAG_MS) : 0);
    this.sim.trace.note(agenda.now, `customers/update ${customer.key}`);
    this.announce(this.domain, "customers/update", customer);
  }

  /** Placed long ago: nothing tells of it any more. */
  addPast(order: ShopOrder): void {
    order.past = true;
    this.orders.set(order.id, order);
  }

  /** Null: no such order. */
  read(id: OrderId): Order | null {
    const order = this.orders.get(id);
    if (!order) return null;
    order.readAt = this.sim.agenda.now;
    order.firstReadAt ||= order.readAt;

    return order.read();
  }

  /** By the index, which is late for each change by a time of its own; whole seconds, oldest change first. */
  changedSince(since: Date): Changes<OrderId> {
    const from = Math.floor(since.getTime() / 1000) * 1000;
    const changed = [...this.orders.values()]
      .filter(({ updatedAt, listedFrom }) => updatedAt >= from && listedFrom <= this.sim.agenda.now)
      .sort((a, b) => a.updatedAt - b.updatedAt);
    const page = changed.slice(0, PAGE);
    const last = page.at(-1);

    return {
      changes: page.map(({ id, updatedAt }) => ({ id, at: inWholeSeconds(updatedAt) })),
      newest: last ? inWholeSeconds(last.updatedAt) : null,
      more: changed.length > PAGE,
    };
  }

  /** orderMarkAsPaid records the whole balance as received, and would capture a waiting authorisation. */
  markPaid(id: OrderId): boolean {
    const order = this.orders.get(id);
    if (!order || order.open <= 0n || order.cancelledAt !== null) return false;
    if (order.capturable) violated(this.sim, `order ${order.name}: a card was charged by marking the order paid`);
    this.change(order, "orders/paid", () => order.receive(order.open, { at: this.sim.agenda.now, marked: true }));

    return true;
  }

  /** orderCreateManualPayment with an amount: for shops on Plus only, and never more than is owed. There is no key against repeats. */
  payPart(id: OrderId, minor: bigint): boolean {
    const order = this.orders.get(id);
    if (!this.isPlus || !order || minor <= 0n || minor > order.open || order.cancelledAt !== null) return false;
    this.change(order, "orders/updated", () => order.receive(minor, { at: this.sim.agenda.now, marked: true }));

    return true;
  }

  tell(id: OrderId, sentence: string): boolean {
    const order = this.orders.get(id);
    if (!order) return false;
    this.change(order, "orders/updated", () => (order.told = sentence));

    return true;
  }

  /** Every other schedule. */
  get isPlus(): boolean {
    return this.sim.seed % 2 === 0;
  }
}

/** Shopify as one process of the app sees it. */
export function shopOrdersFor(process: Process, shopOf: (domain: ShopDomain) => Shop): ShopOrders {
  const unused = () => Promise.reject(new Error("No schedule asks for this."));
  const written = (site: string, write: () => boolean) =>
    process.asked<Answer<void>>(site, (upset) => {
      if (upset === "before") return { kind: "unreachable", message: "500" };

      return write() ? { kind: "done", value: undefined } : { kind: "rejected", message: "Order cannot be changed so" };
    });

  return {
    shop: unused,
    recentOrders: unused,
    read: (domain, { id }) => process.asked("shop.read", () => ({ kind: "done", value: shopOf(domain).read(id) })),
    readMany: async (domain, { ids }) => {
      const answer = await process.asked("shop.read", () => ({
        kind: "done" as const,
        value: ids.map((id) => shopOf(domain).read(id)),
      }));

      return ids.map((_, index) => (answer.kind === "done" ? { kind: "done", value: answer.value[index] ?? null } : answer));
    },
    changedSince: (domain, since) =>
      process.asked("shop.changedSince", () => ({ kind: "done", value: shopOf(domain).changedSince(since) })),
    markPaid: (domain, id) => written("shop.markPaid", () => shopOf(domain).markPaid(id)),
    takesPartPayments: (domain) => process.asked("shop.takesPartPayments", () => ({ kind: "done", value: shopOf(domain).isPlus })),
    payPart: (domain, { id, amount }) => written("shop.payPart", () => shopOf(domain).payPart(id, amount.minor)),
    tell: (domain, { id, sentence }) => written("shop.tell", () => shopOf(domain).tell(id, sentence)),
  };
}

function inWholeSeconds(moment: number): Date {
  return new Date(Math.floor(moment / 1000) * 1000);
}
