import type { AdditionalFee, DiscountAllocation, DiscountApplication, Duty, OrderLine, ShippingLine, TaxLine } from "../store/records";
import { refuseAt, type AmountReader } from "./amounts";
import type { RestTaxLine } from "./rest-fields";
import type { RestAllocation, RestDiscount, RestDuty, RestLine, RestShippingLine } from "./rest-line-schema";
import type { RestOrder } from "./rest-schema";

/** An order being read: its JSON, where that is, and how its amounts are read. */
export interface Reading {
  readonly rest: RestOrder;
  readonly path: string;
  readonly amounts: AmountReader;
  readonly newId: () => number;
  /** Null for a place the shop does not have: the import reports it. */
  readonly knownLocation: (id: number | null | undefined) => number | null;
}

/** REST lists a tip among the lines; here it is a figure of the order. */
export function isTip(line: RestLine): boolean {
  return line.tip !== undefined && line.tip !== null;
}

export function readLines(reading: Reading): OrderLine[] {
  return reading.rest.line_items.flatMap((line, index) => (isTip(line) ? [] : [readLine(reading, line, `${reading.path}line_items[${index}]`)]));
}

function readLine(reading: Reading, line: RestLine, path: string): OrderLine {
  return {
    id: line.id,
    productId: line.product_id ?? null,
    variantId: line.variant_id ?? null,
    title: line.title,
    variantTitle: line.variant_title,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    unitPrice: reading.amounts.required({ plain: line.price, set: line.price_set }, `${path}.price`),
    taxable: line.taxable,
    requiresShipping: line.requires_shipping,
    giftCard: line.gift_card,
    discountAllocations: readAllocations(reading, line.discount_allocations, path),
    taxLines: readTaxLines(reading, line.tax_lines, path),
    duties: line.duties.map((duty, index) => readDuty(reading, duty, `${path}.duties[${index}]`)),
    properties: line.properties,
    addedByEditId: null,
    exchangeReturnId: null,
  };
}

export function readShippingLines(reading: Reading): ShippingLine[] {
  return reading.rest.shipping_lines.map((line, index) => readShippingLine(reading, line, `${reading.path}shipping_lines[${index}]`));
}

function readShippingLine(reading: Reading, line: RestShippingLine, path: string): ShippingLine {
  return {
    id: line.id,
    title: line.title,
    code: line.code ?? line.title,
    price: reading.amounts.required({ plain: line.price, set: line.price_set }, `${path}.price`),
    discountAllocations: readAllocations(reading, line.discount_allocations, path),
    taxLines: readTaxLines(reading, line.tax_lines, path),
    removed: line.is_removed,
    addedByEditId: null,
  };
}

/** Tip lines and the order's own figure are the same money. Without lines, the figure counts. */
export function readTip({ rest, path, amounts }: Reading): bigint {
  const lines = rest.line_items.flatMap((line, index) => {
    if (!isTip(line)) return [];
    return [amounts.required({ plain: line.price, set: line.price_set }, `${path}line_items[${index}].price`) * BigInt(line.quantity)];
  });
  if (lines.length > 0) return lines.reduce((total, tip) => total + tip, 0n);
  return amounts.optional({ plain: rest.total_tip_received }, `${path}total_tip_received`) ?? 0n;
}

/** REST gives the sum of the additional fees only, not their names and taxes. */
export function readFees({ rest, path, amounts, newId }: Reading): AdditionalFee[] {
  const amount = amounts.optional({ set: rest.original_total_additional_fees_set }, `${path}original_total_additional_fees_set`) ?? 0n;
  return amount === 0n ? [] : [{ id: newId(), name: "Additional fees", amount, taxLines: [] }];
}

function readAllocations({ rest, amounts }: Reading, allocations: readonly RestAllocation[], path: string): DiscountAllocation[] {
  return allocations.flatMap((allocation, index): DiscountAllocation[] => {
    const at = `${path}.discount_allocations[${index}]`;
    const amount = amounts.required({ plain: allocation.amount, set: allocation.amount_set }, `${at}.amount`);
    const place = allocation.discount_application_index;
    if (amount < 0n) refuseAt(`${at}.amount`, "a discount is not negative.");
    if (place >= rest.discount_applications.length) refuseAt(`${at}.discount_application_index`, `there is no discount application ${place}.`);
    return amount === 0n ? [] : [{ index: place, amount }];
  });
}

export function readTaxLines({ amounts }: Reading, lines: readonly RestTaxLine[], path: string): TaxLine[] {
  return lines.map((line, index): TaxLine => {
    const at = `${path}.tax_lines[${index}]`;
    if (!/^\d+(\.\d{1,8})?$/.test(line.rate)) refuseAt(`${at}.rate`, `"${line.rate}" is not a rate with up to eight decimals.`);
    const channelLiable = line.channel_liable ?? undefined;
    return { title: line.title, rate: line.rate, channelLiable, amount: amounts.required({ plain: line.price, set: line.price_set }, `${at}.price`) };
  });
}

function readDuty(reading: Reading, duty: RestDuty, path: string): Duty {
  const set = duty.price_set ?? (duty.shop_money && duty.presentment_money ? { shop_money: duty.shop_money, presentment_money: duty.presentment_money } : null);
  return {
    id: duty.id,
    harmonizedSystemCode: duty.harmonized_system_code,
    countryCodeOfOrigin: duty.country_code_of_origin,
    amount: reading.amounts.required({ plain: duty.price, set }, `${path}.price`),
    taxLines: readTaxLines(reading, duty.tax_lines, path),
  };
}

const KINDS = { automatic: "automatic", discount_code: "code", manual: "manual", script: "script" } as const;

export function readDiscounts({ rest, path, amounts }: Reading): DiscountApplication[] {
  return rest.discount_applications.map((discount, index): DiscountApplication => {
    const at = `${path}discount_applications[${index}]`;
    if (discount.type === "discount_code" && discount.code === null) refuseAt(`${at}.code`, "is missing.");
    return {
      kind: KINDS[discount.type],
      code: discount.code,
      title: discount.title ?? discount.code ?? discount.description ?? "",
      description: discount.description,
      value: valueOf(discount, amounts, at),
      allocationMethod: upper(discount.allocation_method),
      targetSelection: upper(discount.target_selection),
      targetType: upper(discount.target_type),
      addedByEditId: null,
    };
  });
}

/** "10.0" per cent is kept as "10". */
function valueOf({ value, value_type: type }: RestDiscount, amounts: AmountReader, path: string): DiscountApplication["value"] {
  if (type === "fixed_amount") return { amount: amounts.inCurrency(value, null, `${path}.value`) };
  if (!/^\d+(\.\d+)?$/.test(value)) refuseAt(`${path}.value`, `"${value}" is not a percentage.`);
  return { percent: value.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "") };
}

export function upper<Text extends string>(text: Text): Uppercase<Text> {
  return text.toUpperCase() as Uppercase<Text>;
}
