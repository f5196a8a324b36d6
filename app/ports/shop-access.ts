import type { ShopDomain } from "../domain/ids";
import type { Answer } from "./answer";

/** Whether a shop has the app, by the word of Shopify and not by what a webhook said. */
export interface ShopAccess {
  hasApp(shop: ShopDomain): Promise<Answer<boolean>>;
}
