import { unchanged } from "../orders/create-order";
import { orderTotals } from "../orders/order-totals";
import { partOfLine, refundedQuantity } from "../orders/line-amounts";
import { ONLINE_STORE } from "../orders/order-draft";
import type { Order, OrderSource, Shop } from "../store/records";
import type { PaymentTerms } from "../store/records/payment-terms";
import type { World } from "../world";
import { AmountReader } from "./amounts";
import { presentmentOf } from "./exchange-rate";
import { readDiscounts, readFees, readLines, readShippingLines, readTip, upper, type Reading } from "./read-lines";
import { readTransactions, toIso } from "./read-payments";
import { newCompany, newCustomer, readAddress, readPurchasingCompany, type Newcomers } from "./read-people";
import { readRefunds } from "./read-refunds";
import { readFulfilments, readTerms } from "./read-terms";
import type { RestOrder } from "./rest-schema";

/** An order as it was read, with the records it brings along. Nothing of it is in the store. */
export interface ReadOrder extends Newcomers {
  readonly order: Order;
  readonly terms: PaymentTerms | null;
  /** The JSON as it was given, to compare with. */
  readonly given: unknown;
  readonly path: string;
}

/** Turns REST JSON into an order, every amount as it was given. Refuses what the simulator cannot represent, with its path. */
export function readOrder(world: World, shop: Shop, { rest, given, path }: { rest: RestOrder; given: unknown; path: string }): ReadOrder {
  const presentment = presentmentOf(given, { currency: rest.currency, presentment: rest.presentment_currency ?? rest.currency });
  const reading: Reading = {
    ...{ rest, path },
    amounts: new AmountReader({ currency: rest.currency, presentment }),
    newId: () => world.store.newId(),
    knownLocation: (id) => knownLocation(world, shop, id ?? null),
  };
  const at = toIso(rest.created_at);
  const sold = { lines: readLines(reading), shippingLines: readShippingLines(reading) };
  const terms = readTerms(reading, { shop: shop.domain, at });
  const order: Order = {
    ...unchanged(),
    __typename: "Order",
    id: rest.id,
    shop: shop.domain,
    currency: rest.currency,
    presentment,
    ...identityOf(rest),
    ...sold,
    discounts: readDiscounts(reading),
    fees: readFees(reading),
    tip: readTip(reading),
    locationId: reading.knownLocation(rest.location_id),
    purchasingCompany: readPurchasingCompany(rest),
    transactions: readTransactions(reading),
    refunds: readRefunds(reading, sold),
    fulfilments: readFulfilments(reading),
    paymentTermsId: terms?.id ?? null,
    originalTotal: 0n,
  };
  removeEdited(reading, order);
  const known = { ...order, originalTotal: orderTotals(order).total };
  return { order: known, terms, given, path, customer: newCustomer(world, shop, { customer: rest.customer ?? null, at, path }), ...newCompany(world, shop, { rest, at, path }) };
}

function identityOf(rest: RestOrder) {
  const optional = (time: string | null | undefined) => (time ? toIso(time) : null);
  const createdAt = toIso(rest.created_at);
  return {
    number: rest.order_number,
    name: rest.name ?? `#${rest.order_number}`,
    ...{ taxesIncluded: rest.taxes_included, taxExempt: rest.tax_exempt, dutiesIncluded: rest.duties_included, test: rest.test },
    source: sourceOf(rest),
    customerId: rest.customer?.id ?? null,
    billingAddress: readAddress(rest.billing_address),
    shippingAddress: readAddress(rest.shipping_address),
    createdAt,
    processedAt: optional(rest.processed_at) ?? createdAt,
    updatedAt: optional(rest.updated_at) ?? createdAt,
    closedAt: optional(rest.closed_at),
    cancelledAt: optional(rest.cancelled_at),
    cancelReason: rest.cancel_reason ? upper(rest.cancel_reason) : null,
    email: (rest.email ?? rest.contact_email) || null,
    ...{ phone: rest.phone, note: rest.note, poNumber: rest.po_number },
    tags: (typeof rest.tags === "string" ? rest.tags.split(",") : (rest.tags ?? [])).map((tag) => tag.trim()).filter(Boolean),
    customAttributes: rest.note_attributes.map(({ name, value }) => ({ key: name, value: value === null || value === undefined ? null : String(value) })),
  };
}

function sourceOf({ source_name: name, app_id: appId, source_identifier: identifier }: RestOrder): OrderSource {
  if (name === null || name === ONLINE_STORE.name) return { ...ONLINE_STORE, appId: appId ?? ONLINE_STORE.appId, identifier };
  return { name, appId: appId ?? ONLINE_STORE.appId, appName: name, identifier };
}

function knownLocation(world: World, shop: Shop, id: number | null): number | null {
  const location = id === null ? undefined : world.store.locations.get(id);
  return location?.shop === shop.domain ? location.id : null;
}

/** Units that are gone without a refund were taken off by an order edit, of which REST shows nothing else. */
function removeEdited({ rest, newId }: Reading, order: Order): void {
  const removedShipping = order.shippingLines.filter(({ removed }) => removed);
  const missing = order.lines.flatMap((line) => {
    const left = rest.line_items.find(({ id }) => id === line.id)?.current_quantity ?? null;
    const gone = left === null ? 0 : line.quantity - refundedQuantity(order, line) - left;
    return gone > 0 ? [{ line, gone }] : [];
  });
  if (missing.length === 0 && removedShipping.length === 0) return;
  const edit = { id: newId(), committedAt: order.updatedAt, staffNote: null, notifyCustomer: false, changes: [], removedShippingIds: removedShipping.map(({ id }) => id) };
  order.edited = true;
  order.edits = [edit];
  for (const { line, gone } of missing) {
    order.removals = [...order.removals, { id: newId(), editId: edit.id, lineId: line.id, quantity: gone, ...partOfLine(line, { before: refundedQuantity(order, line), count: gone }) }];
  }
}
