import type { CustomerId, OrderId } from "../ids";
import type { Instant } from "../instant";
import type { Currency } from "../money/currency";
import type { Money } from "../money/money";
import type { AdditionalFee } from "./additional-fee";
import type { Company } from "./company";
import type { Customer } from "./customer";
import type { OrderLine } from "./order-line";
import type { OrderTotals } from "./order-totals";
import type { OrderTransaction } from "./order-transaction";
import type { PaymentTerms } from "./payment-terms";
import type { Refund } from "./refund";
import type { ShippingLine } from "./shipping-line";

/**
 * An order as Shopify last told us. Every amount is in `currency`, the booking currency: by the profile either the shop's
 * or the customer's. Quantities and prices are those of the sale: what was refunded later is not taken off.
 */
export type Order = {
  id: OrderId;
  /** What the merchant calls it: "#1001". */
  name: string;
  placedAt: Instant;
  processedAt: Instant | null;
  updatedAt: Instant;
  /** When it was paid in full, where that is known. */
  paidAt: Instant | null;
  /** When it was shipped in full, where that is known. */
  fulfilledAt: Instant | null;
  cancelledAt: Instant | null;
  cancelReason: string | null;
  /** Shopify no longer has it; what is known of it is what was read last. */
  deleted: boolean;
  currency: Currency;
  shopCurrency: Currency;
  /** The currency the customer saw and paid. */
  presentmentCurrency: Currency;
  /** The same total in the booking currency and in the shop's, where these differ: Shopify's own rate. */
  exchange: { booking: Money; shop: Money } | null;
  /** Prices contain the tax. Otherwise tax comes on top. */
  taxesIncluded: boolean;
  /** Prices contain the duties. Otherwise they come on top. */
  dutiesIncluded: boolean;
  /** A trial through a gateway in test mode: no money moved. */
  test: boolean;
  taxExempt: boolean;
  customer: (Customer & { id: CustomerId }) | null;
  company: Company | null;
  email: string | null;
  purchaseOrderNumber: string | null;
  paymentTerms: PaymentTerms | null;
  tags: readonly string[];
  /** Where it was sold: "web", "pos", the name of a marketplace. */
  channel: string | null;
  /** The shop's own location, for sales at a till. */
  location: string | null;
  /** ISO codes of where it goes: "GB", "CA" and "ON". */
  shippingCountry: string | null;
  shippingRegion: string | null;
  lines: readonly OrderLine[];
  shippingLines: readonly ShippingLine[];
  fees: readonly AdditionalFee[];
  refunds: readonly Refund[];
  transactions: readonly OrderTransaction[];
  totals: OrderTotals;
  /** Shopify would accept "mark as paid". It would also capture a card authorisation, so see `capturable`. */
  canMarkAsPaid: boolean;
  /** A card authorisation waits to be captured. Only the merchant may take that money. */
  capturable: boolean;
  /** What we last told the shop's people of its payments in the books; absent where nothing was told, or it was not read. */
  told?: string;
};
