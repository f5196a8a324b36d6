import { parseAmount } from "../money/minor-units";
import { readBody } from "../read-body";
import { Refusal } from "../refusal";
import type { Address, Currencies, Customer, OrderSource, Shop } from "../store/records";
import type { World } from "../world";
import { draftDiscounts } from "./draft-discounts";
import { draftLine } from "./draft-line";
import { draftPayments } from "./draft-payments";
import { ONLINE_STORE, type OrderDraft } from "./order-draft";
import { customerOfRequest, someCustomer } from "./order-customer";
import { requestSchema, type ReadRequest } from "./order-request-schema";
import { ORDER_SHAPES, SHAPES } from "./order-shapes";

/** Turns what a person or a test asks for into a draft: fills in shape, catalogue and shop settings. */
export function readOrderRequest(world: World, shop: Shop, body: unknown): OrderDraft {
  const asked = readBody(requestSchema, body);
  const shape = asked.shape ? readBody(requestSchema, SHAPES[asked.shape].request) : {};
  const request: ReadRequest = { ...shape, ...asked };
  const currency = request.currency ?? shop.currency;
  const currencies: Currencies = { currency, presentment: request.presentment ?? { currency, rate: "1" } };
  const customer = asked.shape && asked.customer === undefined ? someCustomer(world, shop) : customerOfRequest(world, shop, asked.customer);
  const taxes = request.taxes ?? null;
  const amount = (text: string) => parseAmount(text, currencies.presentment.currency);
  return {
    ...currencies,
    taxesIncluded: request.taxesIncluded ?? shop.taxesIncluded,
    taxExempt: request.taxExempt ?? customer?.taxExempt ?? false,
    dutiesIncluded: request.dutiesIncluded,
    source: sourceOf(request),
    locationId: request.locationId ?? null,
    ...contactOf(customer),
    ...addressesOf(request, customer, shop),
    lines: linesOf(request).map((line) => draftLine(world, shop, { line, currencies, taxes })),
    shipping: request.shipping ? { title: "Standard", price: amount(request.shipping), taxes: taxes ?? shop.taxes } : null,
    discounts: draftDiscounts(request, amount),
    fees: request.fees.map((fee) => ({ ...fee, amount: amount(fee.amount) })),
    tip: amount(request.tip ?? "0"),
    payments: draftPayments({ ...request, paid: asked.paid }, amount),
    createdAtMs: request.createdAt ? Date.parse(request.createdAt) : null,
    ...wordsOf(request),
  };
}

function linesOf({ lines, shape }: ReadRequest): NonNullable<ReadRequest["lines"]> {
  if (lines && lines.length > 0) return lines;
  throw new Refusal(`The order has no lines: give "lines", or a "shape" such as "paid"${shape ? "" : ` (one of ${ORDER_SHAPES.join(", ")})`}.`, 400);
}

function wordsOf({ test, note, poNumber, tags }: ReadRequest) {
  return { test: test ?? false, note: note ?? null, poNumber: poNumber ?? null, tags: tags ?? [] };
}

function sourceOf({ source }: ReadRequest): OrderSource {
  if (!source) return ONLINE_STORE;
  return { name: source.name, appId: ONLINE_STORE.appId, appName: source.appName ?? source.name, identifier: source.identifier ?? null };
}

function contactOf(customer: Customer | null) {
  return { customerId: customer?.id ?? null, email: customer?.email ?? null, phone: customer?.phone ?? null, purchasingCompany: null, paymentTermsId: null };
}

/** Goods go to the customer's own address unless the request names another; nothing is shipped without a shipping line. */
function addressesOf({ shipping, shippingAddress }: ReadRequest, customer: Customer | null, shop: Shop) {
  const own = customer?.address ?? null;
  const elsewhere = shippingAddress ? { ...(own ?? guestAddress(shop)), ...withoutGaps(shippingAddress) } : null;
  return { billingAddress: own, shippingAddress: elsewhere ?? (shipping ? own : null) };
}

function guestAddress(shop: Shop): Address {
  return { ...shop.address, firstName: "Guest", lastName: "Customer", company: null };
}

function withoutGaps(address: NonNullable<ReadRequest["shippingAddress"]>): Partial<Address> {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined));
}
