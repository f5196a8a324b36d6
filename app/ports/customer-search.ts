import type { CustomerId, ShopDomain } from "../domain/ids";
import type { Answer } from "./answer";

export type CustomerFound = { id: CustomerId; name: string; email: string };

/** One shop's customers, as far as they are looked for. Nothing here writes. */
export interface CustomerSearch {
  /** Those with one of these e-mail addresses, whatever the capitals. About forty at a time: a query may only be so long. */
  byEmail(shop: ShopDomain, emails: readonly string[]): Promise<Answer<CustomerFound[]>>;
}
