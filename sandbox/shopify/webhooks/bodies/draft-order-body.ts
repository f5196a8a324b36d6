import { gid } from "../../gid";
import { formatInShop } from "../../money/format-order";
import { formatFixed } from "../../money/minor-units";
import { discountOf } from "../../orders/line-amounts";
import { orderTotals } from "../../orders/order-totals";
import { termsName } from "../../payment-terms/terms-state";
import type { Address, Order, OrderLine, TaxLine } from "../../store/records";
import type { DraftOrder } from "../../store/records/draft-order";
import { shopOf, type World } from "../../world";
import { customerRecordBody } from "./customer-record-body";
import { restTime } from "./money-set";
import { paymentScheduleBody } from "./payment-terms-body";

const restTimeOrNull = (iso: string | null) => (iso === null ? null : restTime(iso));

/** Body of draft_orders/create and update. */
export function draftOrderBody(world: World, draft: DraftOrder) {
  const { priced, content } = draft;
  const customer = content.customerId === null ? undefined : world.store.customers.get(content.customerId);
  return {
    id: draft.id,
    admin_graphql_api_id: gid("DraftOrder", draft.id),
    name: draft.name,
    status: draft.status.toLowerCase(),
    order_id: draft.orderId,
    currency: priced.currency,
    email: content.email ?? "",
    note: content.note,
    note_attributes: [],
    tags: content.tags.join(", "),
    tax_exempt: content.taxExempt,
    taxes_included: content.taxesIncluded,
    "b2b?": content.purchasingCompany !== null,
    "allow_discount_codes_in_checkout?": false,
    api_client_id: null,
    created_on_api_version_handle: null,
    invoice_url: `https://${draft.shop}/${draft.id}/invoices/${draft.id.toString(16)}`,
    invoice_sent_at: restTimeOrNull(draft.invoiceSentAt),
    completed_at: restTimeOrNull(draft.completedAt),
    created_at: restTime(draft.createdAt),
    updated_at: restTime(draft.updatedAt),
    ...totals(priced),
    applied_discount: appliedDiscount(priced),
    line_items: priced.lines.map((line) => draftLineBody(priced, line)),
    shipping_line: shippingLine(priced),
    tax_lines: [...priced.lines, ...priced.shippingLines].flatMap(({ taxLines }) => taxLines).map((tax) => taxBody(priced, tax)),
    billing_address: content.billingAddress && draftAddressBody(content.billingAddress),
    shipping_address: content.shippingAddress && draftAddressBody(content.shippingAddress),
    customer: customer ? customerRecordBody(shopOf(world, draft.shop), customer) : null,
    payment_terms: termsBody(world, draft),
  };
}

function totals(priced: Order) {
  const { total, subtotal, tax } = orderTotals(priced);
  return { total_price: formatInShop(total, priced), subtotal_price: formatInShop(subtotal, priced), total_tax: formatInShop(tax, priced) };
}

/** The discount over the whole draft; those on single lines stand with the lines. */
function appliedDiscount(priced: Order) {
  const discount = priced.discounts.find(({ targetType, targetSelection }) => targetType === "LINE_ITEM" && targetSelection === "ALL");
  if (!discount) return null;
  const isPercent = "percent" in discount.value;
  const value = "percent" in discount.value ? discount.value.percent : formatFixed(discount.value.amount, priced.presentment.currency);
  const amount = formatInShop(orderTotals(priced).cartDiscounts, priced);
  return { title: discount.title, description: discount.description ?? discount.title, value, value_type: isPercent ? "percentage" : "fixed_amount", amount };
}

function draftLineBody(priced: Order, line: OrderLine) {
  return {
    id: line.id,
    admin_graphql_api_id: gid("DraftOrderLineItem", line.id),
    variant_id: line.variantId,
    product_id: line.productId,
    title: line.title,
    variant_title: line.variantTitle,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    sku: line.sku ?? "",
    vendor: line.vendor ?? "",
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    taxable: line.taxable,
    gift_card: line.giftCard,
    fulfillment_service: "manual",
    grams: 0,
    custom: line.variantId === null,
    price: formatInShop(line.unitPrice, priced),
    total_discount: formatInShop(discountOf(line), priced),
    applied_discount: null,
    properties: line.properties,
    tax_lines: line.taxLines.map((tax) => taxBody(priced, tax)),
  };
}

function taxBody(priced: Order, { title, rate, amount }: TaxLine) {
  return { title, rate: Number(rate), price: formatInShop(amount, priced) };
}

function shippingLine(priced: Order) {
  const line = priced.shippingLines[0];
  return line ? { title: line.title, custom: true, handle: null, price: formatInShop(line.price, priced) } : null;
}

function draftAddressBody(address: Address) {
  return {
    first_name: address.firstName,
    last_name: address.lastName,
    name: `${address.firstName} ${address.lastName}`,
    company: address.company,
    address1: address.address1,
    address2: null,
    city: address.city,
    province: address.province,
    province_code: address.provinceCode,
    zip: address.zip,
    country: address.country,
    country_code: address.countryCode,
    phone: address.phone ?? "",
    latitude: null,
    longitude: null,
  };
}

/** The terms inside a draft are written a little otherwise than in payment_terms/create. */
function termsBody(world: World, draft: DraftOrder) {
  const terms = draft.paymentTermsId === null ? undefined : world.store.paymentTerms.get(draft.paymentTermsId);
  if (!terms) return null;
  const schedule = paymentScheduleBody(world, terms);
  const { currency } = schedule;
  const currencies = { total_price_currency: currency, balance_due_currency: currency, total_balance_currency: currency, outstanding_balance_currency: currency };
  return {
    id: terms.id,
    payment_terms_name: termsName(terms.rule),
    payment_terms_type: terms.rule.type.toLowerCase(),
    due_in_days: terms.rule.dueInDays,
    can_pay_early: true,
    created_at: restTime(terms.createdAt),
    updated_at: restTime(terms.updatedAt),
    payment_schedules: [{ ...schedule, ...currencies, outstanding_balance: schedule.balance_due, reference_id: draft.id, reference_type: "DraftOrder" }],
  };
}
