import type { Order } from "../domain/commerce/order";
import type { TaxLine } from "../domain/commerce/tax-line";
import type { OrderId, ShopDomain } from "../domain/ids";
import type { Answer } from "./answer";
import type { Changes } from "./changes";

export type ShopDetails = { name: string; currency: string; timeZone: string; taxesIncluded: boolean };

/** The taxes of each line of one order, shipping included. */
export type OrderTaxes = readonly (readonly TaxLine[])[];

/** One shop's orders: Shopify, without its words. */
export interface ShopOrders {
  shop(shop: ShopDomain): Promise<Answer<ShopDetails>>;
  /** The order as it stands now. Null: deleted, or older than Shopify shows us. */
  read(shop: ShopDomain, id: OrderId): Promise<Answer<Order | null>>;
  changedSince(shop: ShopDomain, since: Date): Promise<Answer<Changes<OrderId>>>;
  /** What recent orders were taxed, for the setup page. */
  recentTaxes(shop: ShopDomain): Promise<Answer<OrderTaxes[]>>;
  /** Records that the whole balance was received elsewhere. Never call it while `capturable`: it would charge the card. */
  markPaid(shop: ShopDomain, id: OrderId): Promise<Answer<void>>;
}
