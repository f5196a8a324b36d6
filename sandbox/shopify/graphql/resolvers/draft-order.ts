import { depositOf } from "../../drafts/complete-draft";
import { gid } from "../../gid";
import { divideHalfUp, formatFixed, sum } from "../../money/minor-units";
import { discountBy, isOrderLevel, lineGross, lineNet } from "../../orders/line-amounts";
import { orderTotals, type OrderTotals } from "../../orders/order-totals";
import { taxLinesAsOrdered } from "../../orders/order-taxes";
import type { DiscountApplication, Order, OrderLine } from "../../store/records";
import type { DraftOrder } from "../../store/records/draft-order";
import { childConnection } from "../connection";
import type { Args, GraphContext } from "../context";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";
import { addressOf } from "./address";
import { purchasingEntityOf } from "./purchasing-entity";
import { shippingLines } from "./shipping-line";
import { taxLines } from "./tax-line";

interface DraftLineSource {
  readonly id: number;
  readonly priced: Order;
  readonly line: OrderLine;
}

function total(name: keyof OrderTotals) {
  return ({ priced }: DraftOrder) => moneyBag(orderTotals(priced)[name], priced);
}

/** Without terms everything is due now; with them, only the deposit. */
function dueNow(draft: DraftOrder): bigint {
  return draft.paymentTermsId === null ? orderTotals(draft.priced).total : depositOf(draft);
}

/** DraftOrderAppliedDiscount, of the draft or of a line. */
function applied(priced: Order, discount: DiscountApplication | undefined, amount: bigint) {
  if (!discount) return null;
  const { title, description, value } = discount;
  const number = "percent" in value ? value.percent : formatFixed(value.amount, priced.presentment.currency);
  const valueType = "percent" in value ? "PERCENTAGE" : "FIXED_AMOUNT";
  return { title, description: description ?? title, value: Number(number), valueType, amountSet: moneyBag(amount, priced) };
}

const onLines = (discount: DiscountApplication) => !isOrderLevel(discount);

function lineDiscount({ priced, line }: DraftLineSource) {
  const index = line.discountAllocations.find((allocation) => !isOrderLevel(priced.discounts[allocation.index]))?.index;
  return applied(priced, index === undefined ? undefined : priced.discounts[index], discountBy(priced, line, onLines));
}

const identity = {
  id: ({ id }: DraftOrder) => gid("DraftOrder", id),
  legacyResourceId: ({ id }: DraftOrder) => String(id),
  name: ({ name }: DraftOrder) => name,
  status: ({ status }: DraftOrder) => status,
  ready: () => true,
  createdAt: ({ createdAt }: DraftOrder) => createdAt,
  updatedAt: ({ updatedAt }: DraftOrder) => updatedAt,
  completedAt: ({ completedAt }: DraftOrder) => completedAt,
  invoiceSentAt: ({ invoiceSentAt }: DraftOrder) => invoiceSentAt,
  invoiceUrl: ({ shop, id }: DraftOrder) => `https://${shop}/${id}/invoices/${id.toString(16)}`,
  order: ({ orderId }: DraftOrder, _args: Args, { world }: GraphContext) => (orderId === null ? null : (world.store.orders.get(orderId) ?? null)),
  paymentTerms: ({ paymentTermsId }: DraftOrder, _args: Args, { world }: GraphContext) =>
    paymentTermsId === null ? null : (world.store.paymentTerms.get(paymentTermsId) ?? null),
};

const content = {
  email: ({ content: { email } }: DraftOrder) => email,
  phone: ({ content: { phone } }: DraftOrder) => phone,
  note2: ({ content: { note } }: DraftOrder) => note,
  poNumber: ({ content: { poNumber } }: DraftOrder) => poNumber,
  tags: ({ content: { tags } }: DraftOrder) => tags,
  taxExempt: ({ content: { taxExempt } }: DraftOrder) => taxExempt,
  taxesIncluded: ({ content: { taxesIncluded } }: DraftOrder) => taxesIncluded,
  customAttributes: () => [],
  discountCodes: () => [],
  billingAddress: ({ id, content: { billingAddress } }: DraftOrder) => addressOf(billingAddress, id),
  shippingAddress: ({ id, content: { shippingAddress } }: DraftOrder) => addressOf(shippingAddress, id),
  customer: ({ content: { customerId } }: DraftOrder, _args: Args, { world }: GraphContext) => (customerId === null ? null : (world.store.customers.get(customerId) ?? null)),
  purchasingEntity: ({ content: buyer }: DraftOrder, _args: Args, { world }: GraphContext) => purchasingEntityOf(buyer, world),
};

const money = {
  currencyCode: ({ priced }: DraftOrder) => priced.currency,
  presentmentCurrencyCode: ({ priced }: DraftOrder) => priced.presentment.currency,
  totalPriceSet: total("total"),
  subtotalPriceSet: total("subtotal"),
  totalTaxSet: total("tax"),
  totalShippingPriceSet: total("shipping"),
  totalDiscountsSet: total("discounts"),
  totalLineItemsPriceSet: ({ priced }: DraftOrder) => moneyBag(sum(priced.lines.map(lineGross)), priced),
  appliedDiscount: ({ priced }: DraftOrder) => applied(priced, priced.discounts.find(isOrderLevel), orderTotals(priced).cartDiscounts),
  deposit: ({ depositPercent }: DraftOrder) => depositPercent && { __typename: "DepositPercentage", percentage: Number(depositPercent) },
  amountDueNowSet: (draft: DraftOrder) => moneyBag(dueNow(draft), draft.priced),
  amountDueLaterSet: (draft: DraftOrder) => moneyBag(orderTotals(draft.priced).total - dueNow(draft), draft.priced),
  taxLines: ({ priced }: DraftOrder) => taxLines(taxLinesAsOrdered(priced), priced),
  shippingLine: ({ priced }: DraftOrder) => shippingLines(priced)[0] ?? null,
  totalQuantityOfLineItems: ({ priced }: DraftOrder) => priced.lines.reduce((units, { quantity }) => units + quantity, 0),
  lineItems: ({ priced }: DraftOrder, args: Args) => childConnection(priced.lines.map((line) => ({ id: line.id, priced, line })), args),
};

export const draftOrderTypes = {
  DraftOrder: defineType<DraftOrder>({ ...identity, ...content, ...money }),
  DraftOrderLineItem: defineType<DraftLineSource>({
    id: ({ id }) => gid("DraftOrderLineItem", id),
    title: ({ line }) => line.title,
    name: ({ line }) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
    variantTitle: ({ line }) => line.variantTitle,
    sku: ({ line }) => line.sku,
    vendor: ({ line }) => line.vendor,
    quantity: ({ line }) => line.quantity,
    custom: ({ line }) => line.variantId === null,
    taxable: ({ line }) => line.taxable,
    requiresShipping: ({ line }) => line.requiresShipping,
    isGiftCard: ({ line }) => line.giftCard,
    customAttributes: ({ line }) => line.properties.map(({ name, value }) => ({ key: name, value })),
    variant: ({ line }, _args, { world }) => {
      const product = line.productId === null ? undefined : world.store.products.get(line.productId);
      const variant = product?.variants.find(({ id }) => id === line.variantId);
      return product && variant ? { id: variant.id, product, variant } : null;
    },
    product: ({ line }, _args, { world }) => (line.productId === null ? null : (world.store.products.get(line.productId) ?? null)),
    appliedDiscount: lineDiscount,
    originalUnitPriceSet: ({ priced, line }) => moneyBag(line.unitPrice, priced),
    originalTotalSet: ({ priced, line }) => moneyBag(lineGross(line), priced),
    // A discount over the whole draft is not among those of its lines.
    discountedTotalSet: ({ priced, line }) => moneyBag(lineGross(line) - discountBy(priced, line, onLines), priced),
    totalDiscountSet: ({ priced, line }) => moneyBag(discountBy(priced, line, onLines), priced),
    approximateDiscountedUnitPriceSet: ({ priced, line }) => moneyBag(divideHalfUp(lineNet(line), BigInt(line.quantity)), priced),
    taxLines: ({ priced, line }) => taxLines(line.taxLines, priced),
  }),
};
