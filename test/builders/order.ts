import type { Order, OrderLine, OrderTotals, ShippingLine } from "../../app/domain/commerce/order";
import type { OrderTransaction } from "../../app/domain/commerce/order-transaction";
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

  return { title, rate: rate as Percentage, amount };
}

/** Without overrides one item at £12.00, of which £2.00 is VAT at 20 % (12.00 ÷ 6). */
export function anOrderLine(overrides: Partial<OrderLine> = {}): OrderLine {
  const unitPrice = overrides.unitPrice ?? gbp("12.00");

  return {
    id: "gid://shopify/LineItem/1",
    title: "Walnut tray",
    sku: null,
    quantity: 1,
    unitPrice,
    discount: nothing(unitPrice),
    isGiftCard: false,
    taxLines: [tax("VAT 20", gbp("2.00"))],
    ...overrides,
  };
}

/** Without overrides £6.00 with £1.00 VAT inside (6.00 ÷ 6). */
export function aShippingLine(overrides: Partial<ShippingLine> = {}): ShippingLine {
  const price = overrides.price ?? gbp("6.00");

  return { id: "gid://shopify/ShippingLine/1", title: "Tracked", price, discount: nothing(price), taxLines: [tax("VAT 20", gbp("1.00"))], ...overrides };
}

/** Without overrides £12.00 taken by card. The number is the last part of the transaction's id. */
export function aTransaction(number: number, overrides: Partial<OrderTransaction> = {}): OrderTransaction {
  return {
    id: `gid://shopify/OrderTransaction/${number}` as TransactionId,
    kind: "SALE",
    status: "SUCCESS",
    gateway: "Shopify Payments",
    amount: gbp("12.00"),
    processedAt: at("2026-11-20T10:00:05Z"),
    test: false,
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
    updatedAt: at("2026-11-20T10:00:05Z"),
    currency: total.currency,
    presentmentCurrency: total.currency,
    taxesIncluded: true,
    test: false,
    cancelledAt: null,
    customer: aCustomer(),
    purchaseOrderNumber: null,
    lines: [anOrderLine()],
    shippingLines: [],
    transactions: [aTransaction(1)],
    canMarkAsPaid: false,
    capturable: false,
    ...overrides,
    totals: {
      total,
      tax: gbp("2.00"),
      currentTotal: total,
      refunded: none,
      outstanding: none,
      tips: none,
      duties: none,
      additionalFees: none,
      cashRounding: none,
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
