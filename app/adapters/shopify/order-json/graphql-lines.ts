import type { AdditionalFee } from "../../../domain/commerce/additional-fee";
import type { Discount } from "../../../domain/commerce/discount";
import type { Duty } from "../../../domain/commerce/duty";
import type { OrderLine } from "../../../domain/commerce/order-line";
import type { ShippingLine } from "../../../domain/commerce/shipping-line";
import type { TaxLine } from "../../../domain/commerce/tax-line";
import { isZero, subtract } from "../../../domain/money/money";
import type { AmountReader } from "./amounts";
import { discountKind } from "./gateways-and-kinds";
import { flag, hasList, list, objectOr, text, textOr, texts, wholeNumber, wholeNumberOr, type JsonObject } from "./json";
import { taxRate } from "./rate";

/** GraphQL's `LineItem`. */
export function readLine(from: JsonObject, amounts: AmountReader): OrderLine {
  const quantity = wholeNumber(from, "quantity");
  const product = objectOr(from, "product");
  const variant = objectOr(from, "variant");

  return {
    id: text(from, "id"),
    title: textOr(from, "title") ?? textOr(from, "name") ?? "",
    variantTitle: textOr(from, "variantTitle"),
    sku: textOr(from, "sku"),
    variantId: variant && textOr(variant, "id"),
    productId: product && textOr(product, "id"),
    productType: product && textOr(product, "productType"),
    vendor: textOr(from, "vendor") ?? (product && textOr(product, "vendor")),
    collections: product ? list(product, "collections", (collection) => text(collection, "title")) : [],
    productTags: product ? texts(product, "tags") : [],
    quantity,
    currentQuantity: wholeNumberOr(from, "currentQuantity") ?? quantity,
    unitPrice: amounts.amount(from, "originalUnitPriceSet"),
    discounts: readLineDiscounts(from, amounts),
    isGiftCard: flag(from, "isGiftCard"),
    taxLines: readTaxLines(from, amounts),
    duties: list(from, "duties", (duty) => readDuty(duty, amounts)),
  };
}

/** GraphQL's `ShippingLine`. */
export function readShippingLine(from: JsonObject, amounts: AmountReader): ShippingLine {
  const title = textOr(from, "title") ?? "Shipping";
  const price = amounts.amount(from, "originalPriceSet");

  return {
    id: textOr(from, "id") ?? title,
    title,
    price,
    discounts: readShippingDiscounts(from, amounts),
    taxLines: readTaxLines(from, amounts),
    removed: flag(from, "isRemoved"),
  };
}

export function readFee(from: JsonObject, amounts: AmountReader): AdditionalFee {
  return {
    id: text(from, "id"),
    name: textOr(from, "name") ?? "Additional fee",
    amount: amounts.amount(from, "price"),
    taxLines: readTaxLines(from, amounts),
  };
}

function readDuty(from: JsonObject, amounts: AmountReader): Duty {
  return { id: text(from, "id"), amount: amounts.amount(from, "price"), taxLines: readTaxLines(from, amounts) };
}

export function readTaxLines(from: JsonObject, amounts: AmountReader): TaxLine[] {
  return list(from, "taxLines", (tax) => ({
    title: textOr(tax, "title") ?? "",
    rate: taxRate(tax),
    amount: amounts.amount(tax, "priceSet"),
    channelLiable: flag(tax, "channelLiable"),
    source: textOr(tax, "source"),
  }));
}

/** All allocations, order-wide ones included: `discountedTotalSet` leaves some out, so it serves only where they are absent. */
function readLineDiscounts(from: JsonObject, amounts: AmountReader): Discount[] {
  if (hasList(from, "discountAllocations")) return readAllocations(from, amounts);

  return unnamedDiscount(from, amounts, { full: "originalTotalSet", net: "discountedTotalSet" });
}

/** Since 2024-07 the discounted price holds discounts of the whole cart too, so it is the price's last word. */
function readShippingDiscounts(from: JsonObject, amounts: AmountReader): Discount[] {
  const allocations = hasList(from, "discountAllocations") ? readAllocations(from, amounts) : [];
  if (allocations.length > 0) return allocations;

  return unnamedDiscount(from, amounts, { full: "originalPriceSet", net: "discountedPriceSet" });
}

function unnamedDiscount(from: JsonObject, amounts: AmountReader, { full, net }: { full: string; net: string }): Discount[] {
  const before = amounts.amountOr(from, full);
  const after = amounts.amountOr(from, net);
  if (!before || !after) return [];
  const amount = subtract(before, after);

  return isZero(amount) ? [] : [{ title: null, kind: "manual", target: "line", amount }];
}

function readAllocations(from: JsonObject, amounts: AmountReader): Discount[] {
  return list(from, "discountAllocations", (allocation) => {
    const application = objectOr(allocation, "discountApplication");
    const amount = amounts.amount(allocation, "allocatedAmountSet");
    if (!application) return { title: null, kind: "manual", target: "line", amount };
    const code = textOr(application, "code");

    return {
      title: code ?? textOr(application, "title"),
      kind: code === null ? discountKind(textOr(application, "__typename")) : "code",
      target: textOr(application, "allocationMethod") === "ACROSS" ? "order" : "line",
      amount,
    };
  });
}
