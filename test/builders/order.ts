import type { Discount } from "../../app/domain/commerce/discount";
import type { Order } from "../../app/domain/commerce/order";
import type { OrderLine } from "../../app/domain/commerce/order-line";
import type { OrderTotals } from "../../app/domain/commerce/order-totals";
import type { OrderTransaction } from "../../app/domain/commerce/order-transaction";
import type { ShippingLine } from "../../app/domain/commerce/shipping-line";
import type { TaxLine } from "../../app/domain/commerce/tax-line";
import type { CustomerId, OrderId, TransactionId } from "../../app/domain/ids";
import type { Instant } from "../../app/domain/instant";
import type { Money } from "../../app/domain/money/money";
import type { Percentage } from "../../app/domain/money/percentage";
import { gbp } from "./amounts";

export const at = (text: string) => text as Instant;

/** A tax as Shopify charged it: `tax("VAT 20", gbp("2.00"))`. */
export function tax(named: string, amount: Money): TaxLine {
  const [title = "", rate = ""] = named.split(/ (?=[\d.]+$)/);

  return { title, rate: rate as Percentage, amount, channelLiable: false, source: null };
}

/** Given on the line by hand, unless said otherwise. */
export function off(amount: Money, overrides: Partial<Discount> = {}): Discount {
  return { title: null, kind: "manual", target: "line", amount, ...overrides };
}

/** Without overrides one item at £12.00, of which £2.00 is VAT at 20 % (12.00 ÷ 6). */
export function anOrderLine({ discount, ...overrides }: Partial<OrderLine> & Shorthand = {}): OrderLine {
  return {
    id: "gid://shopify/LineItem/1",
    title: "Walnut tray",
    variantTitle: null,
    sku: null,
    variantId: null,
    productId: null,
    productType: null,
    vendor: null,
    collections: [],
    productTags: [],
    quantity: 1,
    currentQuantity: overrides.quantity ?? 1,
    unitPrice: gbp("12.00"),
    discounts: discounted(discount),
    isGiftCard: false,
    taxLines: [tax("VAT 20", gbp("2.00"))],
    duties: [],
    ...overrides,
  };
}

/** A discount in one amount, where the test is about nothing else of it. */
type Shorthand = { discount?: Money };

function discounted(amount: Money | undefined): Discount[] {
  return amount && amount.minor !== 0n ? [off(amount)] : [];
}

/** Without overrides £6.00 with £1.00 VAT inside (6.00 ÷ 6). */
export function aShippingLine({ discount, ...overrides }: Partial<ShippingLine> & Shorthand = {}): ShippingLine {
  return {
    id: "gid://shopify/ShippingLine/1",
    title: "Tracked",
    price: gbp("6.00"),
    discounts: discounted(discount),
    taxLines: [tax("VAT 20", gbp("1.00"))],
    removed: false,
    ...overrides,
  };
}

/** Without overrides £12.00 taken by card. The number is the last part of the transaction's id. */
export function aTransaction(number: number, overrides: Partial<OrderTransaction> = {}): OrderTransaction {
  const amount = overrides.amount ?? gbp("12.00");

  return {
    id: `gid://shopify/OrderTransaction/${number}` as TransactionId,
    kind: "SALE",
    status: "SUCCESS",
    gateway: "shopify_payments",
    gatewayName: "Shopify Payments",
    amount,
    rounding: nothing(amount),
    parentId: null,
    processedAt: at("2026-11-20T10:00:05Z"),
    test: false,
    manual: false,
    ...overrides,
  };
}

export function aCustomer(overrides: Partial<NonNullable<Order["customer"]>> = {}): NonNullable<Order["customer"]> {
  return {
    id: "gid://shopify/Customer/7001" as CustomerId,
    name: "Ada Example",
    firstName: "Ada",
    lastName: "Example",
    email: "ada@example.com",
    phone: null,
    billingAddress: null,
    ...overrides,
  };
}

type OrderOverrides = Partial<Omit<Order, "totals">> & { totals?: Partial<OrderTotals> };

/** Without overrides: #1001, one line of £12.00 with £2.00 VAT inside, paid by card. Totals are never worked out here. */
export function anOrder({ totals, ...overrides }: OrderOverrides = {}): Order {
  const total = totals?.total ?? gbp("12.00");
  const none = nothing(total);

  return {
    id: "gid://shopify/Order/5001" as OrderId,
    name: "#1001",
    placedAt: at("2026-11-20T10:00:00Z"),
    processedAt: null,
    updatedAt: at("2026-11-20T10:00:05Z"),
    paidAt: null,
    fulfilledAt: null,
    cancelledAt: null,
    cancelReason: null,
    deleted: false,
    currency: total.currency,
    shopCurrency: total.currency,
    presentmentCurrency: total.currency,
    exchange: null,
    taxesIncluded: true,
    dutiesIncluded: false,
    test: false,
    taxExempt: false,
    customer: aCustomer(),
    company: null,
    email: null,
    purchaseOrderNumber: null,
    paymentTerms: null,
    tags: [],
    channel: null,
    location: null,
    shippingCountry: null,
    shippingRegion: null,
    lines: [anOrderLine()],
    shippingLines: [],
    fees: [],
    refunds: [],
    transactions: [aTransaction(1)],
    canMarkAsPaid: false,
    capturable: false,
    ...overrides,
    totals: {
      total,
      tax: gbp("2.00"),
      currentTotal: total,
      currentTax: null,
      received: null,
      refunded: null,
      netPayment: null,
      outstanding: none,
      refundDiscrepancy: null,
      tips: none,
      duties: null,
      additionalFees: null,
      cashRounding: { payments: none, refunds: none },
      ...totals,
    },
  };
}

/** The same order before anybody paid: Shopify would take "mark as paid". */
export function anUnpaidOrder({ totals, ...overrides }: OrderOverrides = {}): Order {
  return anOrder({ transactions: [], canMarkAsPaid: true, ...overrides, totals: { outstanding: totals?.total ?? gbp("12.00"), ...totals } });
}

function nothing({ currency }: Money): Money {
  return { minor: 0n, currency };
}
