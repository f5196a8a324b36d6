import type { Discount } from "../../../domain/commerce/discount";
import type { Duty } from "../../../domain/commerce/duty";
import type { OrderLine } from "../../../domain/commerce/order-line";
import type { ShippingLine } from "../../../domain/commerce/shipping-line";
import type { TaxLine } from "../../../domain/commerce/tax-line";
import { isZero, subtract } from "../../../domain/money/money";
import type { AmountReader } from "./amounts";
import { discountKind } from "./gateways-and-kinds";
import { flag, hasList, list, objectOr, textOr, wholeNumber, wholeNumberOr, type JsonObject } from "./json";
import { taxRate } from "./rate";
import { gidAt, gidOf } from "./rest-ids";

/** What a line's allocations point at by index, and how money is read. */
export type LineContext = { amounts: AmountReader; applications: readonly JsonObject[] };

export function readLine(from: JsonObject, context: LineContext): OrderLine {
  const quantity = wholeNumber(from, "quantity");

  return {
    id: gidOf(from, "LineItem"),
    title: textOr(from, "title") ?? textOr(from, "name") ?? "",
    variantTitle: textOr(from, "variant_title"),
    sku: textOr(from, "sku"),
    variantId: gidAt(from, "variant_id", "ProductVariant"),
    productId: gidAt(from, "product_id", "Product"),
    // REST orders carry the vendor alone: rules by type, tag or collection need the GraphQL order.
    productType: textOr(from, "product_type"),
    vendor: textOr(from, "vendor"),
    collections: [],
    productTags: [],
    quantity,
    currentQuantity: wholeNumberOr(from, "current_quantity") ?? quantity,
    unitPrice: context.amounts.amount(from, "price"),
    discounts: readDiscounts(from, context),
    isGiftCard: flag(from, "gift_card"),
    taxLines: readTaxLines(from, context.amounts),
    duties: list(from, "duties", (duty) => readDuty(duty, context.amounts)),
  };
}

export function readShippingLine(from: JsonObject, context: LineContext): ShippingLine {
  const title = textOr(from, "title") ?? "Shipping";

  return {
    id: textOr(from, "id") === null ? title : gidOf(from, "ShippingLine"),
    title,
    price: context.amounts.amount(from, "price"),
    discounts: readShippingDiscounts(from, context),
    taxLines: readTaxLines(from, context.amounts),
    removed: flag(from, "is_removed"),
  };
}

/** Tips at a till arrive as a line with a `tip` object; the order's tip total says the same, so the line is not read twice. */
export function isTip(line: JsonObject): boolean {
  return objectOr(line, "tip") !== null;
}

function readTaxLines(from: JsonObject, amounts: AmountReader): TaxLine[] {
  return list(from, "tax_lines", (tax) => ({
    title: textOr(tax, "title") ?? "",
    rate: taxRate(tax),
    amount: amounts.amount(tax, "price"),
    channelLiable: flag(tax, "channel_liable"),
    source: textOr(tax, "source"),
  }));
}

function readDiscounts(from: JsonObject, { amounts, applications }: LineContext): Discount[] {
  if (!hasList(from, "discount_allocations")) {
    const amount = amounts.amountOrZero(from, "total_discount");

    return isZero(amount) ? [] : [{ title: null, kind: "manual", target: "line", amount }];
  }

  return list(from, "discount_allocations", (allocation) => {
    const amount = amounts.amount(allocation, "amount");
    const application = applications[wholeNumberOr(allocation, "discount_application_index") ?? -1];
    if (!application) return { title: null, kind: "manual", target: "line", amount };

    return {
      title: textOr(application, "code") ?? textOr(application, "title") ?? textOr(application, "description"),
      kind: discountKind(textOr(application, "type")),
      target: textOr(application, "allocation_method") === "across" ? "order" : "line",
      amount,
    };
  });
}

function readShippingDiscounts(from: JsonObject, context: LineContext): Discount[] {
  const allocations = hasList(from, "discount_allocations") ? readDiscounts(from, context) : [];
  if (allocations.length > 0) return allocations;
  const net = context.amounts.amountOr(from, "discounted_price");
  if (!net) return [];
  const amount = subtract(context.amounts.amount(from, "price"), net);

  return isZero(amount) ? [] : [{ title: null, kind: "manual", target: "line", amount }];
}

function readDuty(from: JsonObject, amounts: AmountReader): Duty {
  // Older bodies put shop_money and presentment_money straight on the duty.
  const amount = amounts.amountOr(from, "price") ?? amounts.amount({ price_set: from }, "price");

  return { id: gidOf(from, "Duty"), amount, taxLines: readTaxLines(from, amounts) };
}
