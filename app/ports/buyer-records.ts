import type { ContactFields } from "../domain/follow/contact-fields";
import type { ShopDomain } from "../domain/ids";
import type { Answer } from "./answer";
import type { Changes } from "./changes";

/** A customer or company as it stands in the shop. Absent fields are not Shopify's to say. `asOf`: its time stamp. */
export type BuyerRecord = { fields: Partial<ContactFields>; asOf: Date | null };

/** Customers and companies of a shop, by the number of their contact ("Shopify 12", "Shopify company 7"). */
export interface BuyerRecords {
  /** Up to fifty. Those that are deleted, and numbers that are no customer's, are missing. */
  read(shop: ShopDomain, customerKeys: readonly string[]): Promise<Answer<Map<string, BuyerRecord>>>;
  /** Companies, too, where some are of interest: not every shop has any. */
  changedSince(shop: ShopDomain, query: { since: Date; companies: boolean }): Promise<Answer<Changes<string>>>;
}
