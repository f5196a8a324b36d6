import type { ShopOrder } from "../platforms/shop-order";
import { isRefund } from "../platforms/shop-order";
import type { Shop } from "../platforms/shopify";
import type { Organisation } from "../platforms/xero";
import type { StandingInvoice, StandingNote, StandingOverpayment } from "../platforms/xero-documents";
import { numberOf } from "../people";
import { connectionId, type World } from "../world";

/** One order beside everything of it that stands in the books, read from the platforms alone. */
export type Case = {
  order: ShopOrder;
  organisation: Organisation;
  invoices: StandingInvoice[];
  notes: StandingNote[];
  overpayments: StandingOverpayment[];
};

export function casesOf(world: World): Case[] {
  return [...world.shops.values()].flatMap((shop) => [...shop.orders.values()].map((order) => caseOf(world, shop, order)));
}

function caseOf(world: World, shop: Shop, order: ShopOrder): Case {
  const { organisation } = world.tenantOf(world.db.connection(connectionId(shop.domain)).tenantId);
  const number = numberOf(world, shop, order);
  const ours = (each: { now: { number: string; status: string } }) =>
    (each.now.number === number || each.now.number.startsWith(`${number}-`)) &&
    each.now.status !== "VOIDED" &&
    each.now.status !== "DELETED";

  const references = new Set(order.parts.map((_, index) => referenceOf(order.partId(index))));
  const overpayments = [...organisation.overpayments.values()].filter(({ seen }) => references.has(seen.reference));

  return {
    order,
    organisation,
    overpayments,
    invoices: [...organisation.invoices.values()].filter((each) => each.now.url !== null && ours(each)),
    notes: [...organisation.notes.values()].filter(ours),
  };
}

/** Under which Xero shows a movement of money in Shopify. */
export function referenceOf(transactionId: string): string {
  return `Shopify ${transactionId.slice(transactionId.lastIndexOf("/") + 1)}`;
}

/** The payments that must stand in Xero, by reference: money in, unless it came to Shopify from Xero; and money given back. */
export function moneyOf(order: ShopOrder): { received: Map<string, bigint>; mirrored: Set<string>; givenBack: Map<string, bigint> } {
  const parts = order.parts.map((part, index) => ({ ...part, reference: referenceOf(order.partId(index)) }));

  return {
    received: new Map(parts.filter(({ marked }) => !marked).map(({ reference, minor }) => [reference, minor])),
    mirrored: new Set(parts.filter(({ marked }) => marked).map(({ reference }) => reference)),
    givenBack: new Map(
      order
        .read()
        .transactions.filter(isRefund)
        .map(({ id, amount }) => [referenceOf(id), amount.minor]),
    ),
  };
}
