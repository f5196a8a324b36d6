import type { DraftOrder } from "../domain/commerce/draft-order";
import type { DraftOrderId, ShopDomain } from "../domain/ids";
import type { Answer } from "./answer";
import type { Changes } from "./changes";
import type { BookingCurrency } from "./shop-orders";

/** One shop's draft orders: Shopify, without its words. */
export interface DraftOrders {
  /** As it stands now. Null: deleted. */
  read(shop: ShopDomain, draft: { id: DraftOrderId; side: BookingCurrency }): Promise<Answer<DraftOrder | null>>;
  changedSince(shop: ShopDomain, since: Date): Promise<Answer<Changes<DraftOrderId>>>;
}
