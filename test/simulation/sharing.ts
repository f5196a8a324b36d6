import { formatMoney } from "../../app/domain/money/decimal-string";
import type { BillToWanted } from "../../app/use-cases/bill-to-views";
import { makeChooseBillTo, makeRemoveBillTo } from "../../app/use-cases/choose-bill-to";
import { INSURED, PAYERS } from "./billing";
import { pageOf } from "./page";
import { numberOf } from "./people";
import type { ShopOrder } from "./platforms/shop-order";
import type { Shop } from "./platforms/shopify";
import type { OrderRow } from "./stores/database";
import { connectionId, type World } from "./world";

export const SHARES = ["share of the order", "share of the order", "amount of the order", "share of the customer", "share by tag"] as const;
export type Share = (typeof SHARES)[number];

export function isShare(what: string): what is Share {
  return (SHARES as readonly string[]).includes(what);
}

/** Odd cents, and as little and as much as may be. */
const PERCENTAGES = ["40", "33.33", "12.5", "66.67", "0.01", "99.99"] as const;

/** Somebody else has an invoice of their own for a part of it. */
export function shareFor(
  { sim: { fortune } }: World,
  { row, order, what }: { row: OrderRow; order: ShopOrder; what: Share },
): BillToWanted {
  const scope = what === "share by tag" ? "tag" : what === "share of the customer" ? "customer" : "order";
  const minor = (order.total * BigInt(fortune.between(1, 99))) / 100n;
  const { currency } = order.telling.input.order;
  const portion =
    what === "amount of the order"
      ? ({ portion: "amount", part: formatMoney({ minor, currency }) } as const)
      : ({ portion: "percent", part: fortune.pick(PERCENTAGES) } as const);

  const isNew = fortune.chance(0.25);

  return {
    ...{ scope, tag: scope === "tag" ? INSURED : "", recordId: row.recordId, search: fortune.pick(PAYERS) },
    ...{ payer: isNew ? "described" : "existing", name: `Parents ${fortune.between(1, 2)}`, email: "", taxNumber: "" },
    ...{ reason: "as agreed", ...portion },
  };
}

/** Both payers' invoices, as they stand in Xero. */
function invoicesOf(world: World, shop: Shop, order: ShopOrder) {
  const { organisation } = world.tenantOf(world.db.connection(connectionId(shop.domain)).tenantId);
  const number = numberOf(world, shop, order);

  return { organisation, first: organisation.invoiceNumbered(number), second: organisation.invoiceNumbered(`${number}-B`) };
}

export function hasTwoPayers(world: World, shop: Shop, order: ShopOrder): boolean {
  const { first, second } = invoicesOf(world, shop, order);

  return first?.now.url != null && second !== undefined && second.now.status !== "VOIDED";
}

/** What a second payer has paid by bank, which no payment in Shopify stands for. */
export const SHARE_PAID = "the second payer has paid in Xero";

const DEEDS = [
  ...["pays in the shop", "pays in the shop", "pays by bank", "pays all"],
  ...["is given back", "is given less", "is given less", "shares otherwise", "shares no longer"],
] as const;

/** What becomes of an order that two pay for. */
export function liveShared(world: World, shop: Shop, order: ShopOrder): void {
  const { sim } = world;
  const { now } = sim.agenda;
  const what = sim.fortune.pick(DEEDS);
  const { organisation, first, second } = invoicesOf(world, shop, order);
  const isOpen = order.open > 0n && order.refundedAt.length === 0 && order.cancelledAt === null;
  const done = () => {
    sim.events += 1;
    sim.trace.note(now, `of two payers: ${what} ${order.name}`);
  };
  if (what === "shares otherwise" || what === "shares no longer")
    shareOtherwise(world, shop, { order, isEnded: what === "shares no longer" });
  else if (what === "is given back" && order.isPaid && !order.edited && order.refundedAt.length < order.story.refunds) {
    done();
    shop.change(order, "refunds/create", () => void order.refundedAt.push(now));
  } else if (what === "is given less" && order.story.canBeEdited && !order.edited && order.refundedAt.length === 0) {
    done();
    order.meddling.add("edited");
    shop.change(order, "orders/edited", () => void (order.edited = true));
  } else if ((what === "pays in the shop" || what === "pays all") && isOpen && !order.meddling.has("paid in Xero")) {
    done();
    const due = what === "pays all" ? order.open : (first?.now.amountDue.minor ?? 0n);
    const minor = due < order.open ? due : order.open;
    if (minor > 0n) shop.change(order, "orders/paid", () => order.receive(minor, { at: now, marked: false }));
  } else if (what === "pays by bank" && second?.now.status === "AUTHORISED") {
    done();
    order.meddling.add(SHARE_PAID);
    organisation.pay(second, { id: organisation.newId("payment"), amount: second.now.amountDue, date: "2026-11-20", reference: "by bank" });
  }
}

/** For this very order: another share or payer, or none any more. Whether it is too late is for the app to say. */
function shareOtherwise(world: World, shop: Shop, { order, isEnded }: { order: ShopOrder; isEnded: boolean }): void {
  const { sim, db } = world;
  const { orders, billTos } = db.of(connectionId(shop.domain));
  const row = orders.get(order.id);
  const own = billTos.get(`part order ${order.id}`);
  if (!row || (isEnded && !own)) return;
  sim.events += 1;
  sim.trace.note(sim.agenda.now, `the merchant: shares ${order.name} ${isEnded ? "no longer" : "otherwise"}`);
  const page = pageOf(world);
  const asked =
    isEnded && own
      ? makeRemoveBillTo(page)(shop.domain, own.id)
      : makeChooseBillTo(page)(
          shop.domain,
          shareFor(world, { row, order, what: sim.fortune.pick(["share of the order", "amount of the order"]) }),
        );
  void asked.catch(() => undefined);
}
