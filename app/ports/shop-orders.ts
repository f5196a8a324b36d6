import type { Order } from "../domain/commerce/order";
import type { TaxLine } from "../domain/commerce/tax-line";
import type { OrderId, ShopDomain } from "../domain/ids";
import type { Instant } from "../domain/instant";
import type { Money } from "../domain/money/money";
import type { PostingProfile, SpecialAccount } from "../domain/posting/posting-profile";
import type { Answer } from "./answer";
import type { Changes } from "./changes";

/** Shopify states each amount twice; this side is booked. */
export type BookingCurrency = PostingProfile["bookingCurrency"];

export type ShopDetails = { name: string; currency: string; timeZone: string; taxesIncluded: boolean };

/** What of one order needs a choice in the settings. */
export type RecentOrder = {
  /** The taxes of each line, shipping included. */
  taxes: readonly (readonly TaxLine[])[];
  /** Providers of its payments, by Shopify's handle and as people know them. */
  gateways: readonly { gateway: string; name: string }[];
  /** Amounts that are no sale of goods. */
  special: readonly SpecialAccount[];
};

/** `at`: when it was received, if that was on an earlier day; null for now. */
export type PartPayment = { id: OrderId; amount: Money; at: Instant | null };

/** One shop's orders: Shopify, without its words. */
export interface ShopOrders {
  shop(shop: ShopDomain): Promise<Answer<ShopDetails>>;
  /** The order as it stands now. Null: deleted, or older than Shopify shows us. */
  read(shop: ShopDomain, order: { id: OrderId; side: BookingCurrency }): Promise<Answer<Order | null>>;
  /**
   * Several together, each answered as `read` would, in the order asked. About ten: a query of Shopify may cost only so much.
   * `atOnce`: rate-limited rather than late, where Shopify would have to be waited for.
   */
  readMany(shop: ShopDomain, orders: { ids: readonly OrderId[]; side: BookingCurrency; atOnce?: boolean }): Promise<Answer<Order | null>[]>;
  changedSince(shop: ShopDomain, since: Date): Promise<Answer<Changes<OrderId>>>;
  /** For the setup page: taxes, providers and unusual amounts of the latest orders. */
  recentOrders(shop: ShopDomain): Promise<Answer<RecentOrder[]>>;
  /** Records that the whole balance was received elsewhere. Never call it while `capturable`: it would charge the card. */
  markPaid(shop: ShopDomain, id: OrderId): Promise<Answer<void>>;
  /** Only some plans of Shopify let an app record a part of what an order owes (Admin API 2026-10: Plus). */
  takesPartPayments(shop: ShopDomain): Promise<Answer<boolean>>;
  /** Records money received elsewhere: less than the order owes, in the currency that the customer pays in. */
  payPart(shop: ShopDomain, payment: PartPayment): Promise<Answer<void>>;
  /** Puts the sentence on the order, in place of the last one: for people in its note, for us where `Order.told` is read from. */
  tell(shop: ShopDomain, told: { id: OrderId; sentence: string }): Promise<Answer<void>>;
}
