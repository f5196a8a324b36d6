import { withPurchase } from "../../companies/purchase-request";
import type { DraftRequest } from "../../drafts/change-draft";
import { idOfGid } from "../../gid";
import { readOrderRequest } from "../../orders/order-request";
import type { OrderRequest } from "../../orders/order-request-schema";
import { Refusal } from "../../refusal";
import type { GraphContext } from "../context";
import { onlyModelled } from "./not-modelled";
import { termsOfInput, type TermsInput } from "./payment-terms-input";

interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

interface AppliedDiscount {
  readonly title?: string | null;
  readonly value: number;
  readonly valueType: "FIXED_AMOUNT" | "PERCENTAGE";
}

interface LineInput {
  readonly variantId?: string | null;
  readonly title?: string | null;
  readonly sku?: string | null;
  readonly quantity: number;
  readonly taxable?: boolean | null;
  readonly originalUnitPrice?: string | null;
  readonly originalUnitPriceWithCurrency?: Money | null;
  readonly customAttributes?: readonly { readonly key: string; readonly value: string }[] | null;
  readonly appliedDiscount?: AppliedDiscount | null;
}

/** DraftOrderInput, as far as it is modelled. */
export interface DraftInput {
  readonly lineItems?: readonly LineInput[] | null;
  readonly purchasingEntity?: { readonly customerId?: string | null; readonly purchasingCompany?: { readonly companyId: string; readonly companyLocationId: string } | null } | null;
  readonly customerId?: string | null;
  readonly email?: string | null;
  readonly note?: string | null;
  readonly poNumber?: string | null;
  readonly tags?: readonly string[] | null;
  readonly taxExempt?: boolean | null;
  readonly appliedDiscount?: AppliedDiscount | null;
  readonly shippingLine?: { readonly title?: string | null; readonly price?: string | null; readonly priceWithCurrency?: Money | null } | null;
  readonly paymentTerms?: TermsInput | null;
  readonly deposit?: { readonly percentage: number } | null;
}

const MODELLED = ["lineItems", "purchasingEntity", "customerId", "email", "note", "poNumber", "tags", "taxExempt", "appliedDiscount", "shippingLine", "paymentTerms", "deposit"];
const LINE_MODELLED = ["variantId", "title", "sku", "quantity", "taxable", "originalUnitPrice", "originalUnitPriceWithCurrency", "customAttributes", "appliedDiscount"];

/** The draft an app asks for, read as the control API reads one. Amounts are in the shop's currency. */
export function draftOfInput(input: DraftInput, context: GraphContext): DraftRequest {
  onlyModelled("DraftOrderInput", { ...input }, MODELLED);
  const { world, shop } = context;
  const { purchasingCompany, customerId = input.customerId } = input.purchasingEntity ?? {};
  const draft = readOrderRequest(world, shop, requestOf(input, context, customerId ?? null));
  const purchase = purchasingCompany ? { company: purchasingCompany.companyId, companyLocation: purchasingCompany.companyLocationId } : {};
  const { draft: content, terms } = withPurchase(world, shop, { purchase, draft });
  const title = input.shippingLine?.title ?? content.shipping?.title ?? "";
  return {
    content: { ...content, email: input.email ?? content.email, shipping: content.shipping && { ...content.shipping, title } },
    terms: input.paymentTerms ? termsOfInput(input.paymentTerms) : terms,
    depositPercent: input.deposit ? String(input.deposit.percentage) : null,
  };
}

function requestOf(input: DraftInput, context: GraphContext, customerId: string | null): OrderRequest {
  const { lineItems, shippingLine, note, poNumber, tags, taxExempt } = input;
  if (!lineItems || lineItems.length === 0) throw new Refusal("Add at least 1 product");
  const shipping = shippingLine && priceOf(context, shippingLine.priceWithCurrency, shippingLine.price);
  return {
    ...(customerId ? { customer: idOfGid("Customer", customerId) } : {}),
    lines: lineItems.map((line) => lineOf(context, line)),
    discounts: discountsOf(input),
    ...(shipping ? { shipping } : {}),
    ...(note ? { note } : {}),
    ...(poNumber ? { poNumber } : {}),
    ...(tags ? { tags: [...tags] } : {}),
    ...(taxExempt ? { taxExempt } : {}),
  };
}

function lineOf(context: GraphContext, line: LineInput): NonNullable<OrderRequest["lines"]>[number] {
  onlyModelled("DraftOrderLineItemInput", { ...line }, LINE_MODELLED);
  const { variantId, title, sku, quantity, taxable, customAttributes } = line;
  const price = priceOf(context, line.originalUnitPriceWithCurrency, line.originalUnitPrice);
  return {
    quantity,
    ...(variantId ? { variantId: idOfGid("ProductVariant", variantId) ?? -1 } : {}),
    ...(title ? { title } : {}),
    ...(sku ? { sku } : {}),
    ...(typeof taxable === "boolean" ? { taxable } : {}),
    // A variant has its own price, whatever the input says.
    ...(price !== null && !variantId ? { price } : {}),
    ...(customAttributes ? { properties: customAttributes.map(({ key, value }) => ({ name: key, value })) } : {}),
  };
}

function discountsOf({ appliedDiscount, lineItems }: DraftInput): NonNullable<OrderRequest["discounts"]> {
  const onLines = (lineItems ?? []).flatMap(({ appliedDiscount: own, sku, title, variantId }) => {
    if (!own) return [];
    if (variantId) throw new Refusal("The simulated Shopify does not model appliedDiscount on a variant's line yet: give the line a title and a price.", 501);
    return [{ ...discountOf(own), on: { skus: [sku ?? title ?? ""] }, perUnit: own.valueType === "FIXED_AMOUNT" }];
  });
  return [...onLines, ...(appliedDiscount ? [discountOf(appliedDiscount)] : [])];
}

function discountOf({ title, value, valueType }: AppliedDiscount) {
  const amount = String(value);
  return { kind: "manual" as const, title: title ?? "Custom discount", value: valueType === "PERCENTAGE" ? { percent: amount } : { amount } };
}

function priceOf({ shop }: GraphContext, money: Money | null | undefined, plain: string | null | undefined): string | null {
  if (money && money.currencyCode !== shop.currency) throw new Refusal(`The currency ${money.currencyCode} is not the shop's.`);
  return money?.amount ?? plain ?? null;
}
