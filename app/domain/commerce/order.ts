import type { CustomerId, OrderId } from "../ids";
import type { Instant } from "../instant";
import type { Currency } from "../money/currency";
import type { Money } from "../money/money";
import type { Customer } from "./customer";
import type { OrderTransaction } from "./order-transaction";
import type { TaxLine } from "./tax-line";

/**
 * An order as Shopify last told us, in the shop's currency.
 * Quantities and prices are those of the sale: what was refunded later is not taken off.
 */
export type Order = {
  id: OrderId;
  /** What the merchant calls it: "#1001". */
  name: string;
  placedAt: Instant;
  updatedAt: Instant;
  currency: Currency;
  /** The customer saw and paid another currency than the shop's own. */
  presentmentCurrency: Currency;
  /** Prices contain the tax. Otherwise tax comes on top. */
  taxesIncluded: boolean;
  test: boolean;
  cancelledAt: Instant | null;
  customer: (Customer & { id: CustomerId }) | null;
  purchaseOrderNumber: string | null;
  lines: readonly OrderLine[];
  shippingLines: readonly ShippingLine[];
  transactions: readonly OrderTransaction[];
  totals: OrderTotals;
  /** Shopify would accept "mark as paid". It would also capture a card authorisation, so see `capturable`. */
  canMarkAsPaid: boolean;
  /** A card authorisation waits to be captured. Only the merchant may take that money. */
  capturable: boolean;
};

export type OrderLine = {
  id: string;
  title: string;
  sku: string | null;
  quantity: number;
  unitPrice: Money;
  /** Everything taken off this line, its share of order-wide discounts included. Not negative. */
  discount: Money;
  isGiftCard: boolean;
  taxLines: readonly TaxLine[];
};

export type ShippingLine = {
  id: string;
  title: string;
  price: Money;
  discount: Money;
  taxLines: readonly TaxLine[];
};

export type OrderTotals = {
  /** What the sale came to: total and its tax, before refunds. */
  total: Money;
  tax: Money;
  /** What it comes to now, after edits and refunds. */
  currentTotal: Money;
  refunded: Money;
  /** Still to be paid; negative when the merchant owes the customer. */
  outstanding: Money;
  tips: Money;
  duties: Money;
  additionalFees: Money;
  cashRounding: Money;
};
